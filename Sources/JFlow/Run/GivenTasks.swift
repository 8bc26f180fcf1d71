/// What tasks are given before a run: arguments, parameters and values.
struct GivenTasks {
    private let plan: Plan
    /// The bodies of tasks that are given all their arguments.
    private var givenBodies: [Int: TaskBody] = [:]
    /// The tasks that are given all their arguments.
    private(set) var independent: Set<Int> = []
    /// The tasks that are given their own parameters.
    private(set) var parameters: Set<Int> = []
    /// The tasks that are given their values.
    private(set) var values: Set<Int> = []
    /// Those of them that have it from an earlier run.
    private(set) var kept: Set<Int> = []
    /// The arguments, for the keys of tasks that are cached; `nil` where there can be no key.
    private(set) var cachedArguments: [Int: [CacheKey.Argument]?] = [:]
    /// What is to be stored before the run.
    private(set) var stores: [(task: Int, store: @Sendable (TaskFrame) -> Void)] = []

    init(plan: Plan) {
        self.plan = plan
    }

    /// The bodies of all tasks.
    var bodies: TaskBodies { plan.bodies.replacing(givenBodies, count: plan.count) }

    /// Applies what an entry point gives.
    mutating func give(_ kind: EntryPoint.Kind, to task: Int) {
        switch kind {
        case .arguments(let body, let key):
            givenBodies[task] = body
            cachedArguments[task] = .some(key)
            independent.insert(task)
        case .parameters(let store):
            parameters.insert(task)
            stores.append((task, store))
        case .value(let store):
            let outputIndex = plan.layout.inputCount(of: task)
            values.insert(task)
            stores.append((task, { store($0, outputIndex) }))
        case .replacement: preconditionFailure("a replaced task is no part of the plan of its run")
        }
    }

    /// Gives values of an earlier run to those tasks that no entry point gives anything.
    mutating func keep(_ kept: [Int: any Sendable]) {
        for (task, value) in kept where !isGiven(task) {
            let output = plan.output(of: task)
            let outputIndex = plan.layout.inputCount(of: task)
            values.insert(task)
            self.kept.insert(task)
            stores.append(
                (
                    task,
                    { frame in
                        let fits = output.store(value, at: frame.address(outputIndex))
                        precondition(fits, "a kept value has the type of its task")
                    }
                ))
        }
    }

    /// Applies what is bound to tasks for every run, unless something else is given.
    mutating func bind() {
        for task in plan.copies where !isGiven(task) {
            if let binding = plan.tasks[task].binding { give(binding, to: task) }
        }
    }

    /// Whether a task has values for all its own parameters.
    func hasParameters(_ task: Int) -> Bool {
        parameters.contains(task) || independent.contains(task)
    }

    private func isGiven(_ task: Int) -> Bool {
        hasParameters(task) || values.contains(task)
    }
}
