/// What a plan needs for one run beside itself: what the run starts with is checked and applied.
// A class: a run passes it on several times, and a structure of so many references would be copied each time.
final class RunSetup: Sendable {
    /// The plan made of the one that was asked for by what is given for this run; `nil` where nothing is.
    let appliedPlan: Plan?
    let start: RunStart
    /// The body of each task in this run.
    let bodies: TaskBodies
    /// What the plan asks of the scheduler in this run.
    let rules: SchedulingRules
    /// What the run asks of its cache; `nil` when no task is cached.
    let cache: RunCache?
    /// What is to be stored before the run: the values of given tasks and the parameters of others.
    let stores: [(task: Int, store: @Sendable (TaskFrame) -> Void)]
    /// The tasks whose own parameters are stored.
    let tasksWithParameters: [Int]
    /// The tasks that have kept their value from an earlier run.
    let kept: Set<Int>
    /// The tasks whose own parameters nobody gave.
    let incomplete: Set<Int>
    /// Whether all values stay until the end of the run.
    let keepsValues: Bool
    /// Everything that is wrong; then nothing may run.
    let problems: [Problem]

    /// Applies a request to its plan.
    ///
    /// - Parameter cache: Where cached tasks keep their values; `nil` where none is.
    static func of(_ request: RunRequest, cache: WorkflowCache? = nil) -> RunSetup {
        guard request.isPlain else { return RunSetup(applying: request, cache) }
        // Most runs of a server: nothing to check and nothing to apply.
        return request.plan.cachedTasks == nil ? request.plan.plainSetup : RunSetup(plain: request.plan, cache)
    }

    /// The setup of a run that is asked for no more than the plan as it is.
    init(plain plan: Plan, _ cache: WorkflowCache?) {
        appliedPlan = nil
        start = RunStart(graph: plan.graph, goals: plan.goals)
        bodies = plan.bodies
        rules = plan.rules
        self.cache = cache.flatMap { RunCache($0, plan.cachedTasks, given: [:]) }
        (stores, tasksWithParameters) = ([], [])
        (kept, incomplete, problems) = ([], [], [])
        keepsValues = false
    }

    private init(applying request: RunRequest, _ cache: WorkflowCache?) {
        let replaced = ReplacedPlan(plan: request.plan, entryPoints: request.entryPoints)
        let plan = replaced.plan
        appliedPlan = plan
        var check = EntryPointCheck(plan: plan)
        let known = check.resolve(replaced.entryPoints)
        let goals = request.goals.map { check.resolve(goals: $0) } ?? plan.goals
        var given = GivenTasks(plan: plan)
        for (task, kind) in known { given.give(kind, to: task) }
        given.keep(request.kept)
        given.bind()
        start = RunStart(
            graph: plan.graph, goals: goals, independent: given.independent, given: given.values,
            fallbacks: plan.rules.conditions.compactMapValues(\.fallback), isSelection: request.goals != nil)
        let start = start
        incomplete = Set(plan.tasksWithParameters.filter { start.stages[$0] == .pending && !given.hasParameters($0) })
        // Of a plan that could not be made it is not known what would run.
        if replaced.problems.isEmpty { check.require(parametersOf: incomplete, start: start) }
        problems = replaced.problems + check.problems
        let stages = start.stages
        bodies = given.bodies
        rules = request.forced.isEmpty ? plan.rules : plan.rules.withoutLookUp(of: request.forced)
        let cachedTasks = plan.cachedTasks
        self.cache = cache.flatMap { RunCache($0, cachedTasks, given: given.cachedArguments) }
        stores = given.stores.filter { stages[$0.task] != .pruned }
        tasksWithParameters = given.parameters.filter { stages[$0] != .pruned }
        kept = given.kept
        keepsValues = request.keepsValues
    }
}

extension RunSetup {
    /// The tasks whose values are wanted.
    var goals: [Int] { start.goals }

    /// The plan as this run sees it: with its own goals.
    func description(of plan: Plan) -> PlanDescription {
        // The plan's own is made once, and nearly always the one.
        guard goals != plan.goals else { return plan.description }
        var description = plan.description
        description.goals = goals
        return description
    }
}

extension SchedulingRules {
    /// The same, but some tasks are not looked up in a cache.
    fileprivate func withoutLookUp(of tasks: Set<Int>) -> SchedulingRules {
        var rules = self
        for task in tasks where !flags.isEmpty { rules.flags[task].remove(.isCached) }
        return rules
    }
}
