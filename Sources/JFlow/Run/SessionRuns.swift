import Synchronization

/// The runs of a session, each of which begins where the ones before it have come to.
final class SessionRuns: Sendable {
    private let plan: Plan
    private let cache: WorkflowCache?
    private let state: Mutex<SessionMemory>

    init(plan: Plan, cache: WorkflowCache?) {
        self.plan = plan
        self.cache = cache
        state = Mutex(SessionMemory(plan: plan))
    }

    /// What is known so far.
    var memory: SessionMemory { state.withLock { $0 } }

    /// Forgets all values.
    func forget() {
        replace(with: SessionMemory(plan: plan))
    }

    /// A run from the beginning.
    func run(_ entryPoints: [EntryPoint], options: RunOptions) async throws(WorkflowError) -> PlanRun {
        try await run(SessionMemory(plan: plan), from: .tasks([]), entryPoints, options)
    }

    /// A run from where the ones before it have come to.
    func rerun(
        from beginning: SessionMemory.Beginning, _ entryPoints: [EntryPoint], options: RunOptions
    ) async throws(WorkflowError) -> PlanRun {
        try await run(memory, from: beginning, entryPoints, options)
    }

    /// What ``rerun(from:_:options:)`` would do.
    func explanation(from beginning: SessionMemory.Beginning, _ entryPoints: [EntryPoint]) async -> Explanation {
        let (request, _, problems) = memory.next(from: beginning, with: entryPoints)
        return await Forecast.explanation(of: request, cache: cache, otherProblems: problems)
    }

    private func run(
        _ memory: SessionMemory, from beginning: SessionMemory.Beginning, _ entryPoints: [EntryPoint],
        _ options: RunOptions
    ) async throws(WorkflowError) -> PlanRun {
        var (request, memory, problems) = memory.next(from: beginning, with: entryPoints)
        guard problems.isEmpty else { throw .invalidEntryPoints(problems + RunSetup.of(request).problems) }
        let run = try await PlanRun(request, cache: cache, options: options)
        memory.ended(run.remains())
        replace(with: memory)
        return run
    }

    /// The old values die outside the lock: the end of a value is code of the user's, who may ask the session.
    private func replace(with memory: SessionMemory) {
        _ = state.withLock { state in
            let old = state
            state = memory
            return old
        }
    }
}
