/// A run that did not reach all its goals.
public struct RunFailure: Sendable, CustomStringConvertible {
    /// A task that failed.
    public struct FailedTask: Sendable {
        /// The task's name.
        public let name: String
        /// What its body threw, in the last attempt.
        public let error: any Error
        /// What its body threw in each attempt, the last one included.
        public let attemptErrors: [any Error]
        let task: Int
        let paths: PathsFromGoals
        let skippedTasks: SkippedTasks

        /// The names from a goal down to this task.
        public var path: [String] { paths.path(to: task) }

        /// The names of the tasks that were skipped because of it, in plan order.
        public var skipped: [String] { skippedTasks.because(of: task).map { paths.name(of: $0) } }
    }

    /// The final state of one task.
    public struct TaskOutcome: Sendable, Hashable {
        /// The task's name.
        public let name: String
        /// Its final state.
        public let state: TaskState
    }

    /// A goal that was reached in spite of the failure.
    public struct ReachedGoal: Sendable {
        /// The goal's name.
        public let name: String
        /// Its value.
        public let value: any Sendable
    }

    /// The tasks that failed, in the order of failing.
    public let failedTasks: [FailedTask]
    /// The final state of every task of the plan, in plan order.
    public let outcomes: [TaskOutcome]
    /// The goals that have a value.
    public let reachedGoals: [ReachedGoal]

    /// The first failure with its path and its error, then the states of the others.
    public var description: String {
        guard let first = failedTasks.first else {
            return "A goal has no value because \(cancelledTasks) cancelled: \(stateCounts)."
        }
        let path = first.paths.text(to: first.task)
        let attempts = first.attemptErrors.count > 1 ? " in all of \(first.attemptErrors.count) attempts" : ""
        return """
            Task “\(first.name)” failed\(attempts) (\(path)): \(first.error)\(otherFailures). \(skippedBecause(of: first))\
            \(stateCounts).
            """
    }

    private func skippedBecause(of failed: FailedTask) -> String {
        let skipped = failed.skipped
        guard !skipped.isEmpty else { return "" }
        let names = ShortList.items(
            skipped, limit: ShortList.nameLimit, separator: ", ", rest: { "\($0) more" }, text: { "“\($0)”" })
        return "Skipped because of it: \(names). "
    }

    private var cancelledTasks: String {
        let cancelled = outcomes.filter { $0.state == .cancelled }
        let names = ShortList.items(
            cancelled, limit: ShortList.nameLimit, separator: ", ", rest: { "\($0) more" }, text: { "“\($0.name)”" })
        return names + (cancelled.count == 1 ? " was" : " were")
    }

    private var otherFailures: String {
        ShortList.items(
            failedTasks.dropFirst(), limit: ShortList.nameLimit, separator: "", rest: { "; \($0) more failed" },
            text: { "; “\($0.name)” failed too: \($0.error)" })
    }

    /// How many tasks ended in which state, in words.
    var stateCounts: String {
        TaskState.allCases.compactMap { state in
            let count = outcomes.count { $0.state == state }
            return count == 0 ? nil : "\(count) \(state.rawValue)"
        }.joined(separator: ", ")
    }
}
