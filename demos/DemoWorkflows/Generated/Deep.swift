import JFlow

extension Demonstration {
    /// About 300 tasks in 40 layers; each value is a count of the paths that lead to the task.
    @Sendable
    static func deep(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        let simulation = Simulation(settings)
        var generator = simulation.generator(for: entry.name)
        let graph = LayeredGraph(layers: 40, width: 5...10, using: &generator)
        let failing = settings.fails ? graph.nodes.count / 2 : nil
        var definitions: [TaskDefinition<Int, Void, [Int]>] = []
        for (index, node) in graph.nodes.enumerated() {
            let needed = node.dependencies.map { definitions[$0] }
            definitions.append(layerTask(node, needing: needed, simulation, fails: index == failing))
        }
        let end = task("end", all: graph.lastLayer.map { definitions[$0] }) { $0.reduce(0, &+) }
            .expected(.milliseconds(1))
        let workflow = try Workflow(end, name: entry.name)
        return Demonstration(entry, of: workflow) {
            ["\($0) paths lead through \(graph.nodes.count) tasks to the end"]
        }
    }

    private static func layerTask(
        _ node: LayeredGraph.Node, needing needed: [TaskDefinition<Int, Void, [Int]>], _ simulation: Simulation,
        fails: Bool
    ) -> TaskDefinition<Int, Void, [Int]> {
        let name = "layer-\(padded(node.layer, to: 2))-\(node.place)"
        var generator = simulation.generator(for: name)
        let milliseconds = Int.random(in: 40...180, using: &generator)
        return task(name, all: needed) { paths in
            try await simulation.wait(milliseconds, in: name)
            if fails { throw MadeUpFailure("\(name) was told to fail by --fail") }
            return paths.isEmpty ? 1 : paths.reduce(0, &+)
        }.expected(simulation.estimate(milliseconds))
    }
}
