internal import Contenders
internal import Graphs
internal import JFlow
internal import Measuring
internal import Synchronization

/// What definitions, plan and one run hold together, a task.
struct MemoryUse {
    /// Bytes taken from the allocator and not given back while the goal's body runs.
    private(set) var perTask = Double.nan
    /// How far the process grew at most, from before the definitions to after the run.
    private(set) var peakPerTask = Double.nan

    static func take(_ graph: Graph, _ body: Body) async throws -> MemoryUse {
        let inUse = Mutex(0)
        let canForget = Memory.forgetPeak()
        let (before, resident) = (Memory.inUse, Memory.resident)
        // One more task behind the goal looks at what is held.
        let workflow = try Workflow(
            task("memory", EngineGraph.goal(graph, body)) { value in
                inUse.withLock { $0 = Memory.inUse }
                return value
            })
        _ = try await workflow.run()
        var use = MemoryUse()
        if before > 0 { use.perTask = Double(inUse.withLock { $0 } - before) / Double(graph.count) }
        if canForget, let resident, let peak = Memory.peak {
            use.peakPerTask = Double(peak - resident) / Double(graph.count)
        }
        withExtendedLifetime(workflow) {}
        return use
    }
}
