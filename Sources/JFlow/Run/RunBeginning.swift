/// Where another run of the same workflow begins.
package enum RunBeginning: Sendable, Hashable {
    /// From nothing: everything runs.
    case anew
    /// With these tasks and all that follows from them; all other values are kept.
    case tasks([Int])
    /// With what failed or was cancelled, and all that follows from it; all other values are kept.
    case failed
}

extension WorkflowSession {
    /// Runs from where somebody wants to begin.
    ///
    /// - Parameter entryPoints: What a run from nothing is given; others have what was given before.
    package func run(
        from beginning: RunBeginning, _ entryPoints: [EntryPoint] = [], options: RunOptions
    ) async throws(WorkflowError) -> (repeat each Goal) {
        switch beginning {
        case .anew: try await run(entryPoints: entryPoints, options: options)
        case .tasks(let tasks): try await rerun(fromTasksAt: tasks, options: options)
        case .failed: try await rerunFailed(options: options)
        }
    }
}
