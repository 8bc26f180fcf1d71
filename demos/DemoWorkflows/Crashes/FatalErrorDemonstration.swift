import JFlow

extension Demonstration {
    /// Ends the whole process by a `fatalError` in its third task.
    @Sendable
    static func fatalError(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        try crash(entry, settings) { measured in
            Swift.fatalError("the demonstration was asked to crash, with \(measured) in hand")
        }
    }

    /// Two ordinary tasks, then one that does not return.
    static func crash(
        _ entry: CatalogueEntry, _ settings: DemonstrationSettings, by crashing: @escaping @Sendable (Int) -> Int
    ) throws -> Demonstration {
        let simulation = Simulation(settings)
        let prepare = task("prepare") {
            print("prepare has printed this line")
            try await simulation.wait(500, in: "prepare")
            return 6
        }.expected(simulation.estimate(500))
        let measure = task("measure", prepare) { prepared in
            try await simulation.wait(500, in: "measure")
            return prepared * 7
        }.expected(simulation.estimate(500))
        let crash = task("crash", measure) { measured in crashing(measured) }
        let workflow = try Workflow(crash, name: entry.name)
        return Demonstration(entry, of: workflow) { ["\($0)"] }
    }
}
