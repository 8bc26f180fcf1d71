/// A run that did not reach all its goals.
public struct RunFailure: Sendable, CustomStringConvertible {
    /// A task that failed.
    public struct FailedTask: Sendable {
        /// The task's name.
        public let name: String
        /// The names from a goal down to this task.
        public let path: [String]
        /// What its body threw.
        public let error: any Error
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
            let cancelled = outcomes.filter { $0.state == .cancelled }.map { "“\($0.name)”" }
            return "A goal has no value because \(cancelled.joined(separator: ", ")) was cancelled: \(stateCounts)."
        }
        let path = first.path.joined(separator: " → ")
        let others = failedTasks.dropFirst().map { "; “\($0.name)” failed too: \($0.error)" }.joined()
        return "Task “\(first.name)” failed (\(path)): \(first.error)\(others). \(stateCounts)."
    }

    /// How many tasks ended in which state, in words.
    var stateCounts: String {
        TaskState.allCases.compactMap { state in
            let count = outcomes.count { $0.state == state }
            return count == 0 ? nil : "\(count) \(state.rawValue)"
        }.joined(separator: ", ")
    }
}
