import JFlow

extension Demonstration {
    /// One task feeds 200, each ten of which are gathered by one, and those by the last.
    @Sendable
    static func wide(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        let simulation = Simulation(settings)
        let split = task("split") {
            try await simulation.wait(300, in: "split")
            return 200
        }.expected(simulation.estimate(300))
        let parts = (0..<200).map { part(number: $0, of: split, simulation, fails: settings.fails && $0 == 123) }
        let merges = (0..<20).map { number in
            sum("merge-\(padded(number, to: 2))", of: Array(parts[number * 10..<number * 10 + 10]), 400, simulation)
        }
        let total = sum("total", of: merges, 500, simulation)
        let workflow = try Workflow(total, name: entry.name)
        return Demonstration(entry, of: workflow) { ["the 200 parts add up to \($0)"] }
    }

    private static func part(
        number: Int, of split: some Dependency<Int>, _ simulation: Simulation, fails: Bool
    ) -> TaskDefinition<Int, Void, Int> {
        let name = "part-\(padded(number, to: 3))"
        var generator = simulation.generator(for: name)
        let milliseconds = Int.random(in: 150...1_200, using: &generator)
        return task(name, split) { count in
            try await simulation.wait(milliseconds, in: name)
            if fails { throw MadeUpFailure("\(name) was told to fail by --fail") }
            return number * count
        }.expected(simulation.estimate(milliseconds))
    }

    private static func sum(
        _ name: String, of parts: [some Dependency<Int>], _ milliseconds: Int, _ simulation: Simulation
    ) -> TaskDefinition<Int, Void, [Int]> {
        task(name, all: parts) { numbers in
            try await simulation.wait(milliseconds, in: name)
            return numbers.reduce(0, +)
        }.expected(simulation.estimate(milliseconds))
    }
}

/// The number with zeros before it.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
