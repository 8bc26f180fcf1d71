internal import ArgumentParser
internal import Contenders
internal import Graphs
internal import JFlow
internal import Measuring

/// Builds and runs and does nothing else, for those who count from outside: instructions, allocations.
struct Repeat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Builds and runs a graph so many times and does nothing else, for callgrind and the like.",
        discussion: "What one more build or run costs is the difference of two calls.")

    @OptionGroup var options: GraphOptions

    /// What is built of the graph.
    enum Form: String, CaseIterable, ExpressibleByArgument { case typed, cached, numbered, named }

    @Option(help: "How many times the graph is built.")
    var builds = 1

    @Option(help: "Of what: typed tasks, the same cached, a description by number or by name.")
    var form = Form.typed

    func run() async throws {
        try options.prepare()
        let graph = try options.makeGraph()
        switch form {
        case .typed: try await repeated(graph, { try EngineGraph.workflow(graph, options.body) }, Self.run)
        case .cached: try await repeated(graph, { try Workflow(EngineGraph.cachedGoal(graph)) }, Self.run)
        case .numbered: try await repeated(graph, { try EngineGraph.numbered(graph) }, EngineGraph.run)
        case .named:
            let tasks = EngineGraph.described(graph)
            try await repeated(graph, { try DynamicWorkflow(tasks) }, EngineGraph.run)
        }
    }

    private static func run(_ workflow: Workflow<Int>) async throws -> Int { try await workflow.run() }

    private func repeated<Built: Sendable>(
        _ graph: Graph, _ build: () throws -> Built, _ run: (Built) async throws -> Int
    ) async throws {
        for _ in 1..<max(1, builds) { _ = try build() }
        let workflow = try build()
        let timing = Timing(tasks: graph.count, expected: graph.goalValue)
        for _ in 0..<options.runs { try await timing.sample(of: "the engine") { try await run(workflow) } }
    }
}
