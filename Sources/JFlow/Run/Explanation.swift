/// What a run would do, found out without running anything; see ``Workflow/explain(_:)``.
public struct Explanation: Sendable {
    /// What would become of one task.
    public struct Task: Sendable {
        /// The task's name.
        public let name: String
        /// What would become of it.
        public let fate: Fate
        let index: Int
        let paths: PathsFromGoals

        /// The names from a goal down to the task; empty for one that no goal needs.
        public var path: [String] {
            if case .pruned = fate { [] } else { paths.path(to: index) }
        }
    }

    /// What would become of a task.
    public enum Fate: Sendable, Hashable {
        /// Its body would be called.
        case runs
        /// Its body would be called only if a condition that is not decided yet, or a failure, asks for it.
        case mayRun
        /// Its parameters with these names have no value: the run would not start.
        case lacks(parameters: [String])
        /// The cache has its value.
        case cached
        /// It is kept in a cache, but not for these arguments: its body would be called. What changed since it was kept
        /// last, if the cache can tell.
        case notCached(change: String?)
        /// Whether the cache has its value is known only when these tasks have run.
        case unknown(until: [String])
        /// Its value is given.
        case given
        /// Its value is kept from an earlier run; see ``WorkflowSession``.
        case kept
        /// This task, a condition or a choice, would decide that it does not run.
        case notChosen(by: String)
        /// No goal of the run needs it. Those that would have needed it, and do not because they are given what they
        /// need or are not wanted themselves; of many the first few.
        case pruned(onlyNeededBy: [Reason])
    }

    /// Why a task that needs another one does not need it in a run.
    public enum Reason: Sendable, Hashable {
        /// This task is given its value.
        case given(String)
        /// This task is given all its arguments.
        case hasArguments(String)
        /// This task is a goal of the workflow, but not of this run.
        case notWanted(String)
    }

    /// The workflow's name.
    public let workflow: String
    /// All tasks of the plan, in plan order.
    public let tasks: [Task]
    /// What is wrong with the entry points or goals: with any problem the run would not start.
    public let problems: [Problem]

    /// What would become of the task of this name; `nil` when the plan has none.
    public func fate(of name: String) -> Fate? {
        tasks.first { $0.name == name }?.fate
    }
}
