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

    @Option(help: "How many times the graph is built.")
    var builds = 1

    func run() async throws {
        try options.prepare()
        let graph = try options.makeGraph()
        for _ in 1..<max(1, builds) { _ = try EngineGraph.workflow(graph, options.body) }
        let workflow = try EngineGraph.workflow(graph, options.body)
        let timing = Timing(tasks: graph.count, expected: graph.goalValue)
        for _ in 0..<options.runs { try await timing.sample(of: "the engine") { try await workflow.run() } }
    }
}
