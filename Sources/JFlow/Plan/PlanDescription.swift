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
        /// What kind of task it is.
        public var kind: Kind
        /// Those of its dependencies that it needs only if a condition says so.
        public var conditionalDependencies: [Int]
        /// The group that it belongs to, the outermost first: that of a workflow used within another.
        public var group: [String]
        /// What its author marked it with.
        public var tags: [String]

        /// Kinds of tasks that are drawn and told apart.
        public enum Kind: String, Sendable, Hashable {
            /// A function.
            case task
            /// Opens something that is closed after its last consumer.
            case resource
            /// Runs once for each element of a collection.
            case mapping
            /// Takes the value of one of several tasks.
            case choice
        }

        /// Describes a task.
        public init(
            name: String, dependencies: [Int], expected: Duration? = nil, kind: Kind = .task,
            conditionalDependencies: [Int] = [], group: [String] = [], tags: [String] = []
        ) {
            self.name = name
            self.dependencies = dependencies
            self.expected = expected
            self.kind = kind
            self.conditionalDependencies = conditionalDependencies
            self.group = group
            self.tags = tags
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
    /// What the caller of the run said about it.
    public var metadata: [String: String]

    /// Describes a run.
    public init(plan: PlanDescription, slots: Int? = nil, metadata: [String: String] = [:]) {
        self.plan = plan
        self.slots = slots
        self.metadata = metadata
    }
}
