internal import Contenders
internal import Graphs
internal import JFlow
internal import Measuring
internal import Synchronization

/// What a graph holds, a task: bytes taken from the allocator and not given back.
struct MemoryUse {
    /// What plan and one run hold together while the goal's body runs, without the definitions.
    private(set) var perTask = Double.nan
    /// What the definitions hold before there is a plan; their author may let go of them, but not of what a plan needs.
    private(set) var definitionsPerTask = Double.nan
    /// How far the process grew at most, from before the definitions to after the run.
    private(set) var peakPerTask = Double.nan

    static func take(_ graph: Graph, _ body: Body) async throws -> MemoryUse {
        let inUse = Mutex(0)
        let canForget = Memory.forgetPeak()
        let (before, resident) = (Memory.inUse, Memory.resident)
        // One more task behind the goal looks at what is held.
        let goal = task("memory", EngineGraph.goal(graph, body)) { value in
            inUse.withLock { $0 = Memory.inUse }
            return value
        }
        let defined = Memory.inUse
        let workflow = try Workflow(goal)
        _ = try await workflow.run()
        var use = MemoryUse()
        if before > 0 {
            use.definitionsPerTask = Double(defined - before) / Double(graph.count)
            use.perTask = Double(inUse.withLock { $0 } - defined) / Double(graph.count)
        }
        if canForget, let resident, let peak = Memory.peak {
            use.peakPerTask = Double(peak - resident) / Double(graph.count)
        }
        withExtendedLifetime(workflow) {}
        return use
    }
}
