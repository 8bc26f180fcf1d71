/// A plan made ready for one run: its entry points are checked and applied.
struct RunSetup: Sendable {
    let start: RunStart
    /// The body of each task in this run.
    let bodies: [TaskBody]
    /// The arguments of cached tasks that were given all their arguments.
    let cachedArguments: [Int: [any Sendable]]
    /// What is to be stored before the run: the values of given tasks and the parameters of others.
    let stores: [(task: Int, store: @Sendable (TaskFrame) -> Void)]
    /// The tasks whose own parameters are stored.
    let tasksWithParameters: [Int]

    /// Applies entry points to a plan.
    ///
    /// - Throws: ``WorkflowError/invalidEntryPoints(_:)`` with everything that is wrong with them.
    init(plan: Plan, entryPoints: [EntryPoint]) throws(WorkflowError) {
        var check = EntryPointCheck(plan: plan)
        let known = check.resolve(entryPoints)
        var bodies = plan.bodies
        var cachedArguments: [Int: [any Sendable]] = [:]
        var stores: [(task: Int, store: @Sendable (TaskFrame) -> Void)] = []
        var independent: Set<Int> = []
        var given: Set<Int> = []
        var supplied: Set<Int> = []
        for (task, kind) in known {
            switch kind {
            case .arguments(let body, let values):
                bodies[task] = body
                cachedArguments[task] = values
                independent.insert(task)
            case .parameters(let store):
                supplied.insert(task)
                stores.append((task, store))
            case .value(let store):
                given.insert(task)
                stores.append((task, store))
            }
        }
        start = RunStart(
            graph: plan.graph, goals: plan.goals, independent: independent, given: given,
            fallbacks: plan.rules.conditions.compactMapValues(\.fallback))
        check.requireParameters(start: start, supplied: supplied.union(independent))
        guard check.problems.isEmpty else { throw .invalidEntryPoints(check.problems) }
        let stages = start.stages
        self.bodies = bodies
        self.cachedArguments = cachedArguments
        self.stores = stores.filter { stages[$0.task] != .pruned }
        tasksWithParameters = supplied.filter { stages[$0] != .pruned }
    }
}
