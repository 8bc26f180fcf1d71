import JFlow

extension Demonstration {
    @Sendable
    static func diamond(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        let simulation = Simulation(settings)
        let source = task("source") {
            try await simulation.wait(400, in: "source")
            return 3
        }.expected(simulation.estimate(400))
        let left = task("left", source) { number in
            TaskContext.current.log("squaring \(number)")
            return try await simulation.compute(900, in: "left") { number * number }
        }.expected(simulation.estimate(900))
        let right = task("right", source) { number in
            try await simulation.wait(600, in: "right")
            if settings.fails { throw MadeUpFailure("right was told to fail by --fail") }
            return number + number
        }.expected(simulation.estimate(600))
        let sink = task("sink", left, right) { square, double in
            try await simulation.wait(700, in: "sink")
            return square + double
        }.expected(simulation.estimate(700))
        let workflow = try Workflow(sink, name: entry.name)
        return Demonstration(entry, of: workflow) { ["3 * 3 + 3 + 3 = \($0)"] }
    }
}
