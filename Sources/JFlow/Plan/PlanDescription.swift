/// A plan in words and numbers: what an observer needs to show a run.
public struct PlanDescription: Sendable, Hashable {
    /// One task of a plan.
    public struct Task: Sendable, Hashable {
        /// The task's name, unique in its plan. Not made safe for a terminal.
        public var name: String
        /// The indices of the tasks that it needs, in the order of its parameters, each once.
        public var dependencies: [Int]
        /// How long it usually takes, if its definition says so.
        public var expected: Duration?

        /// Describes a task.
        public init(name: String, dependencies: [Int], expected: Duration? = nil) {
            self.name = name
            self.dependencies = dependencies
            self.expected = expected
        }
    }

    /// The workflow's name.
    public var name: String
    /// The tasks; each stands behind everything that it depends on.
    public var tasks: [Task]
    /// The indices of the goals, in the order given.
    public var goals: [Int]

    /// Describes a plan.
    public init(name: String, tasks: [Task], goals: [Int]) {
        self.name = name
        self.tasks = tasks
        self.goals = goals
    }
}

/// What is known when a run begins.
public struct RunDescription: Sendable, Hashable {
    /// The plan that is run.
    public var plan: PlanDescription
    /// The most tasks that run at once, or `nil` without a limit.
    public var slots: Int?

    /// Describes a run.
    public init(plan: PlanDescription, slots: Int? = nil) {
        self.plan = plan
        self.slots = slots
    }
}
