/// Some goals, and everything that they need, compiled once and run any number of times, also at the same time.
///
/// ```swift
/// let workflow = try Workflow(sayHi, sayHiTwice)
/// let (once, twice) = try await workflow.run(createPerson("Joe Mama"))
/// ```
public struct Workflow<each Goal: Sendable>: Sendable {
    let plan: Plan
    let cache: WorkflowCache

    /// Compiles the plan for some goals.
    ///
    /// - Parameters:
    ///   - goals: The tasks whose values a run returns, in this order.
    ///   - name: The workflow's name for those who watch its runs.
    ///   - cache: Where tasks marked ``TaskDefinition/cached(version:timeToLive:errors:cost:)`` keep their values between runs.
    /// - Throws: ``WorkflowError/invalidWorkflow(_:)`` with all problems found.
    public init<each D: Dependency>(
        _ goals: repeat each D, name: String = "workflow", cache: any TaskCache = MemoryCache()
    ) throws(WorkflowError) where repeat each Goal == (each D).Value {
        var tasks: [ErasedTask] = []
        for input in repeat (each goals).input {
            if let task = input.dependency { tasks.append(task) }
        }
        plan = try PlanCompiler.compile(goals: tasks, name: name)
        self.cache = WorkflowCache(cache)
    }

    init(plan: Plan, cache: WorkflowCache) {
        self.plan = plan
        self.cache = cache
    }

    /// The plan in words and numbers.
    public var description: PlanDescription { plan.description }

    /// Runs what the goals need, and returns their values.
    ///
    /// Ready tasks run at the same time, each at most once; a task starts as soon as its own dependencies are done.
    /// Bodies inherit priority and task-locals of the caller. When the caller is cancelled, the run is; `run` returns
    /// when every body that was called has returned.
    ///
    /// - Parameters:
    ///   - entryPoints: Arguments, ready values and replacements for this run; what is then not needed does not run.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: ``WorkflowError/invalidEntryPoints(_:)`` before anything runs; ``WorkflowError/failed(_:)`` and
    ///   ``WorkflowError/cancelled(_:)`` after everything that was started has ended.
    public func run(
        _ entryPoints: EntryPoint..., options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> (repeat each Goal) {
        let request = RunRequest(plan: plan, entryPoints: entryPoints)
        let run = try await PlanRun(request, cache: cache, options: options)
        return try run.takeGoals(repeat (each Goal).self)
    }
}
