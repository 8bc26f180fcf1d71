internal import Contenders
internal import Graphs
@_spi(Benchmarks) internal import JFlow
internal import Measuring

/// What one graph costs on the engine, and as a plain loop.
struct GraphMeasurement {
    private(set) var build = Samples()
    private(set) var run = Samples()
    private(set) var floor = Samples()
    private(set) var thunk = Samples()
    private(set) var memory = MemoryUse()
    let checksum: Int

    /// Measures; memory first, while the process has nothing else.
    static func take(
        _ graph: Graph, _ body: Body, runs: Int, repetitions: Int, isObserved: Bool
    ) async throws -> GraphMeasurement {
        let timing = Timing(tasks: graph.count, repetitions: repetitions, expected: graph.goalValue)
        var measured = GraphMeasurement(checksum: graph.goalValue)
        measured.memory = try await MemoryUse.take(graph, body)
        for _ in 0..<runs {
            let start = ContinuousClock.now
            let workflow = try EngineGraph.workflow(graph, body)
            measured.build.add(start.duration(to: .now), parts: graph.count)
            withExtendedLifetime(workflow) {}
        }
        let workflow = try EngineGraph.workflow(graph, body)
        let floor = body.canRunInALoop ? Floor(graph, body) : nil
        let bodies = PlainLoop(workflow)
        // Once unmeasured: whatever is set up on first use.
        _ = try await workflow.run()
        for _ in 0..<runs {
            measured.run.add(try await sample(of: workflow, timing, isObserved))
            guard let floor else { continue }
            measured.floor.add(try await timing.sample(of: "the loop over closures") { try await floor.run() })
            measured.thunk.add(try await timing.sample(of: "the loop over bodies") { try await bodies.run() })
        }
        return measured
    }

    private static func sample(of workflow: Workflow<Int>, _ timing: Timing, _ isObserved: Bool) async throws -> Double
    {
        let observers = isObserved ? [EventStream()] : []
        let options = RunOptions(observers: observers)
        let sample = try await timing.sample(of: "the engine") { try await workflow.run(options: options) }
        for observer in observers { _ = observer.drain() }
        return sample
    }

    /// The line of JSON.
    func line(_ graph: Graph, _ options: GraphOptions, events: String) -> String {
        var line = JSONLine()
        line.add("tasks", graph.count)
        line.add("edges", graph.edgeCount)
        line.add("body", options.body.description)
        line.add("workers", Processors.count)
        line.add("events", events)
        line.add("build_ns_per_task", build.minimum)
        line.add("build_ns_per_task_median", build.median)
        line.add("run_ns_per_task", run.minimum)
        line.add("run_ns_per_task_median", run.median)
        line.add("floor_ns_per_task", floor.minimum)
        line.add("floor_ns_per_task_median", floor.median)
        line.add("thunk_ns_per_task", thunk.minimum)
        line.add("thunk_ns_per_task_median", thunk.median)
        line.add("bytes_per_task", memory.perTask)
        line.add("definition_bytes_per_task", memory.definitionsPerTask)
        line.add("peak_rss_bytes_per_task", memory.peakPerTask)
        line.add("checksum", checksum)
        return line.text
    }
}

extension Body {
    /// Whether a loop that does one after the other ends in time.
    var canRunInALoop: Bool {
        if case .sleep = self { false } else { true }
    }
}
