/// What can go wrong with a workflow.
public enum WorkflowError: Error, Sendable, CustomStringConvertible {
    /// The definitions do not make a workflow; every problem found is listed.
    case invalidWorkflow([Problem])
    /// The entry points of a run do not fit; nothing has run.
    case invalidEntryPoints([Problem])
    /// A task failed, or a goal has no value.
    case failed(RunFailure)
    /// The run was cancelled.
    case cancelled(RunFailure)

    /// The whole story, for people.
    public var description: String { "" }
}

/// One thing that is wrong with a workflow or with the entry points of a run.
public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// Subject, cause and next step, in one or two sentences.
    public let description: String
}

/// A run that did not reach all its goals.
public struct RunFailure: Sendable {
    /// A task that failed.
    public struct FailedTask: Sendable {
        /// The task's name.
        public let name: String
        /// The tasks from a goal down to this one.
        public let path: [String]
        /// What its body threw.
        public let error: any Error
    }

    /// The tasks that failed, in the order of failing.
    public let failedTasks: [FailedTask]
    /// The final state of every task of the plan, in plan order.
    public let states: [(name: String, state: TaskState)]
}
