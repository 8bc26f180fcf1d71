internal import ArgumentParser
internal import Contenders
internal import Graphs
internal import JFlow
internal import Measuring

/// What features cost when they are used, and what a run costs that does next to nothing.
struct Costs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures an event, an attached control, a cached hit, a described plan, and a run of ten tasks.")

    @Option(name: .customLong("n"), help: "The number of tasks.")
    var size = 10_000

    @Option(help: "How many runs each has, in turns.")
    var runs = 15

    func validate() throws {
        guard size >= 100, runs >= 1 else { throw ValidationError("--n must be 100 or more, --runs 1 or more.") }
    }

    func run() async throws {
        print("Machine: \(Machine.description).")
        print("\(size) tasks with synchronous bodies, medians of \(runs) runs, ns a task. Probe: \(Probe.standard).\n")
        var table = TextTable([
            "shape", "plain", "observed", "ns an event", "with a control", "÷ plain", "cached hit",
            "build by number", "build by name",
        ])
        for shape in [Shape.chain, .fanout, .wavefront, .tree] { table.add(try await row(shape)) }
        print(table.text + "\n")
        try await tenTasks()
        print(Verdicts.summary)
    }

    private func row(_ shape: Shape) async throws -> [String] {
        let graph = shape.graph(size)
        let timing = Timing(tasks: graph.count, expected: graph.goalValue)
        let workflow = try EngineGraph.workflow(graph, .sync)
        var (plain, observed, events, controlled) = (Samples(), Samples(), Samples(), Samples())
        for _ in 0..<runs {
            plain.add(try await timing.sample(of: "the engine") { try await workflow.run() })
            let stream = EventStream()
            let options = RunOptions(observers: [stream])
            observed.add(try await timing.sample(of: "an observed run") { try await workflow.run(options: options) })
            events.add(Double(stream.drain().count))
            let control = RunOptions(control: RunControl())
            controlled.add(try await timing.sample(of: "a controlled run") { try await workflow.run(options: control) })
        }
        let more = (observed.median - plain.median) * Double(graph.count)
        let hit = try await hit(graph, timing)
        return [
            shape.rawValue, plain.median.text(), observed.median.text(),
            Must.atMost(60).verdict(on: more / events.median), controlled.median.text(),
            Must.atMost(1.2).verdict(on: controlled.median / plain.median, digits: 2),
            Must.atMost(300).verdict(on: hit, digits: 0), Must.atMost(60).verdict(on: try numbered(graph), digits: 0),
            Must.atMost(60).verdict(on: try named(graph), digits: 0),
        ]
    }

    /// A run that finds all values in the cache.
    private func hit(_ graph: Graph, _ timing: Timing) async throws -> Double {
        let workflow = try Workflow(EngineGraph.cachedGoal(graph))
        try await timing.sample(of: "a run that fills the cache") { try await workflow.run() }
        var samples = Samples()
        for _ in 0..<runs {
            samples.add(try await timing.sample(of: "a run from the cache") { try await workflow.run() })
        }
        return samples.median
    }

    /// A plan from what a file describes: names, and the numbers of what each task needs.
    private func numbered(_ graph: Graph) throws -> Double {
        try built(graph) { try EngineGraph.numbered(graph) }
    }

    /// A plan from tasks that name each other and are there already.
    private func named(_ graph: Graph) throws -> Double {
        let tasks = EngineGraph.described(graph)
        return try built(graph) { try DynamicWorkflow(tasks) }
    }

    private func built(_ graph: Graph, _ build: () throws -> DynamicWorkflow) rethrows -> Double {
        var samples = Samples()
        for _ in 0..<runs {
            let start = ContinuousClock.now
            let workflow = try build()
            samples.add(start.duration(to: .now), parts: graph.count)
            withExtendedLifetime(workflow) {}
        }
        return samples.median
    }

    /// A run that is nothing but beginning and end.
    private func tenTasks() async throws {
        let graph = Shape.chain.graph(10)
        let workflow = try EngineGraph.workflow(graph, .sync)
        let timing = Timing(tasks: 1, repetitions: 2_000, expected: graph.goalValue)
        var samples = Samples()
        for _ in 0..<runs { samples.add(try await timing.sample(of: "the engine") { try await workflow.run() }) }
        print("A run of 10 tasks, from call to return: \(Must.atMost(3_000).verdict(on: samples.median, digits: 0)) ns")
        switch Allocations.ofARun() {
        // The block of values is one allocation of its own.
        case .success(let count): print("Its allocations, values included: \(Must.atMost(4).verdict(on: count))\n")
        case .failure(let error): print("Its allocations: skipped, \(error)\n")
        }
    }
}
