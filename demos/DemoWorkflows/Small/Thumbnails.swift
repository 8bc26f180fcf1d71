import JFlow

private struct Photo: Sendable, Hashable {
    let number: Int
    var name: String { "photo-\(padded(number, to: 2)).jpg" }
}

extension Demonstration {
    /// Two mappings over the photos that a task found: one whose outputs another task needs, and one whose consumer
    /// takes the results as they come.
    @Sendable
    static func thumbnails(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        let simulation = Simulation(settings)
        let find = task("find-photos") {
            try await simulation.wait(400, in: "find-photos")
            return (0..<96).map { Photo(number: $0) }
        }.expected(simulation.estimate(400))
        let size = task("choose-size") {
            try await simulation.wait(250, in: "choose-size")
            return 64
        }.expected(simulation.estimate(250))
        let damaged: Set = settings.fails ? [17, 40, 71] : []
        let thumbnails = mapping("thumbnails", over: find, size, limit: 8, failurePolicy: .finish) { photo, size in
            try await simulation.waitAtRandom(150...900, in: "thumbnail of \(photo.name)")
            if damaged.contains(photo.number) { throw MadeUpFailure("\(photo.name) is damaged, as told by --fail") }
            return photo.number * size
        }.expected(simulation.estimate(6_400))
        let bytes = mapping("add-up-bytes", over: find, limit: 4) { photo in
            try await simulation.waitAtRandom(20...320, in: "size of \(photo.name)")
            return 10_000 + photo.number * 37
        } consume: { results in
            var total = 0
            for try await (index, bytes) in results {
                total += bytes
                if index % 24 == 23 { TaskContext.current.log("\(total) bytes in the first \(index + 1) photos") }
            }
            return total
        }.expected(simulation.estimate(4_200))
        let sheet = task("contact-sheet", thumbnails, bytes) { thumbnails, bytes in
            try await simulation.wait(500, in: "contact-sheet")
            return "\(thumbnails.count) thumbnails of photos with \(bytes) bytes"
        }.expected(simulation.estimate(500))
        let workflow = try Workflow(sheet, name: entry.name)
        return Demonstration(entry, of: workflow, failurePolicy: .finish) { [$0] }
    }
}

extension Simulation {
    /// Waits as for a network, for a time that the name decides.
    fileprivate func waitAtRandom(_ milliseconds: ClosedRange<Int>, in name: String) async throws {
        var generator = generator(for: name)
        try await wait(Int.random(in: milliseconds, using: &generator), in: name)
    }
}
