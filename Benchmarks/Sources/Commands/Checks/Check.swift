internal import ArgumentParser
internal import Contenders
internal import Graphs
internal import JFlow
internal import Measuring

/// Whether everything that is measured gives right results; quick, also where nothing is optimised.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs everything that is measured once with few tasks and holds that all results are right.")

    @Argument(help: "How many times.")
    var rounds = 1

    @Option(name: .customLong("n"), help: "The number of tasks.")
    var size = 1_000

    func validate() throws {
        guard rounds >= 1, size >= 3 else {
            throw ValidationError("The number of rounds must be 1 or more, --n 3 or more. Example: check 1 --n 1000")
        }
    }

    func run() async throws {
        var table = TextTable(["body", "shape", "build", "run", "loop", "TaskGroup", "Task a node"])
        for body in [Body.sync, .async, .busy(microseconds: 1), .sleep(milliseconds: 1)] {
            for shape in Shape.allCases {
                // A chain of sleepers takes its time.
                let size = body.canRunInALoop ? size : min(size, 50)
                table.add(try await row(shape.graph(size), shape, body))
            }
        }
        for shape in Shape.allCases { try await features(shape.graph(size)) }
        print("ns a task, medians of \(rounds); not for comparison where nothing is optimised.\n\(table.text)")
        print("All results are right.")
    }

    private func row(_ graph: Graph, _ shape: Shape, _ body: Body) async throws -> [String] {
        let measured = try await GraphMeasurement.take(graph, body, runs: rounds, repetitions: 1, isObserved: false)
        let timing = Timing(tasks: graph.count, expected: graph.goalValue)
        var (byGroup, byTasks) = (Samples(), Samples())
        let (group, tasks) = (HandWrittenGroup(graph, body), HandWrittenTasks(graph, body))
        for _ in 0..<rounds {
            byGroup.add(try await timing.sample(of: "the task group") { try await group.run() })
            byTasks.add(try await timing.sample(of: "a Task for each node") { try await tasks.run() })
        }
        let samples = [measured.build, measured.run, measured.floor, byGroup, byTasks]
        return [body.description, shape.rawValue] + samples.map { $0.median.text(0) }
    }

    /// What is measured beside plain runs.
    private func features(_ graph: Graph) async throws {
        let timing = Timing(tasks: graph.count, expected: graph.goalValue)
        let observed = try await GraphMeasurement.take(graph, .sync, runs: 1, repetitions: 1, isObserved: true)
        let read = try GraphFile.parse(GraphFile.text(graph))
        guard observed.checksum == read.goalValue else {
            throw Timing.WrongResult(description: "the graph that was written to a file and read is another one")
        }
        let workflow = try EngineGraph.workflow(read, .sync)
        let control = RunOptions(control: RunControl())
        try await timing.sample(of: "a controlled run") { try await workflow.run(options: control) }
        let cached = try Workflow(EngineGraph.cachedGoal(graph))
        for _ in 0..<2 { try await timing.sample(of: "a cached run") { try await cached.run() } }
        let described = try DynamicWorkflow(EngineGraph.described(graph))
        try await timing.sample(of: "a described graph") { try await EngineGraph.run(described) }
        let numbered = try EngineGraph.numbered(graph)
        try await timing.sample(of: "a numbered graph") { try await EngineGraph.run(numbered) }
    }
}
