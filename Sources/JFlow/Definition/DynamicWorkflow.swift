/// A workflow of tasks that are wired by name; it runs as a ``Workflow`` does.
///
/// ```swift
/// let workflow = try DynamicWorkflow([
///     DynamicTask("read") { _ in "some text" },
///     DynamicTask("count", dependencies: ["read"]) { ($0[0] as? String)?.count ?? 0 },
/// ])
/// let values = try await workflow.run()
/// ```
public struct DynamicWorkflow: Sendable {
    private let plan: Plan

    /// Compiles the plan for some goals.
    ///
    /// - Parameters:
    ///   - tasks: The tasks, in any order; what no goal needs is left out of the plan.
    ///   - goals: The names of the tasks whose values a run returns; by default all that no other task needs.
    ///   - name: The workflow's name for those who watch its runs.
    /// - Throws: ``WorkflowError/invalidWorkflow(_:)`` with every name that is unknown or given twice, and every cycle.
    public init(_ tasks: [DynamicTask], goals: [String]? = nil, name: String = "workflow") throws(WorkflowError) {
        let wiring = DynamicWiring(tasks: tasks, goals: goals)
        try self.init(wiring.tasks, wiring.goals, name, wiring.problems, .each(tasks))
    }

    /// Compiles the plan for some goals, of tasks that are wired by number and have one body.
    ///
    /// - Parameters:
    ///   - tasks: The tasks; what no goal needs is left out of the plan.
    ///   - goals: The numbers of the tasks whose values a run returns; by default all that no other task needs.
    ///   - name: The workflow's name for those who watch its runs.
    ///   - body: The function that is called for each task, at most once in a run, on any thread: the task's number and the
    ///     values of its dependencies in, its value out.
    /// - Throws: ``WorkflowError/invalidWorkflow(_:)`` with every number that is no task, every name that is empty or given
    ///   twice, and every cycle.
    public init(
        _ tasks: NumberedTasks, goals: [Int]? = nil, name: String = "workflow",
        body: @escaping @Sendable (_ task: Int, _ values: [any Sendable]) throws -> any Sendable
    ) throws(WorkflowError) {
        try self.init(tasks, goals, name, tasks.names.nameProblems, .synchronous(body))
    }

    /// Compiles the plan for some goals, of tasks that are wired by number and have one asynchronous body.
    ///
    /// Parameters and errors are those of the initializer that takes a synchronous body.
    public init(
        _ tasks: NumberedTasks, goals: [Int]? = nil, name: String = "workflow",
        body: @escaping @Sendable (_ task: Int, _ values: [any Sendable]) async throws -> any Sendable
    ) throws(WorkflowError) {
        try self.init(tasks, goals, name, tasks.names.nameProblems, .asynchronous(body))
    }

    private init(
        _ tasks: NumberedTasks, _ goals: [Int]?, _ name: String, _ nameProblems: [Problem], _ body: DescribedBody
    ) throws(WorkflowError) {
        let order = DescribedOrder(tasks, goals: goals)
        let problems = nameProblems + order.problems
        guard problems.isEmpty else { throw .invalidWorkflow(problems) }
        plan = try PlanCompiler.compile(DescribedTasks(order, body: body), name: name)
    }

    /// The plan in words and numbers.
    public var description: PlanDescription { plan.description }

    /// Runs what the goals need, and returns their values in the order of the goals.
    ///
    /// ```swift
    /// let all = try await workflow.run()
    /// let count = try await workflow.run(goals: ["count"], given: ["read": "another text"])
    /// ```
    ///
    /// - Parameters:
    ///   - goals: The names of the tasks whose values are wanted, in place of the workflow's goals; any task of the plan
    ///     can be named.
    ///   - values: The values of tasks that are not to run, by name; what only they would have needed does not run
    ///     either.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: ``WorkflowError/invalidEntryPoints(_:)`` with every name that is no task, before anything runs;
    ///   ``WorkflowError/failed(_:)`` or ``WorkflowError/cancelled(_:)``, as ``Workflow`` does.
    public func run(
        goals: [String]? = nil, given values: [String: any Sendable] = [:], options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> [any Sendable] {
        let (request, problems) = request(goals: goals, given: values)
        guard problems.isEmpty else { throw .invalidEntryPoints(problems) }
        let run = try await PlanRun(request, cache: nil, options: options)
        return try run.takeDynamicGoals()
    }

    /// What a run would do, task by task; see ``Workflow/explain(_:)``. Names that are no task are listed as problems.
    public func explain(goals: [String]? = nil, given values: [String: any Sendable] = [:]) async -> Explanation {
        let (request, problems) = request(goals: goals, given: values)
        return await Forecast.explanation(of: request, cache: nil, otherProblems: problems)
    }

    /// Begins a session: runs that keep their values for the next ones.
    public func session() -> DynamicWorkflowSession {
        DynamicWorkflowSession(plan: plan)
    }

    private func request(
        goals: [String]?, given values: [String: any Sendable]
    ) -> (request: RunRequest, problems: [Problem]) {
        var names = DynamicNames(plan: plan)
        var request = RunRequest(plan: plan, entryPoints: names.entryPoints(values))
        request.goals = goals.map { names.tasks($0, as: .goal) }
        return (request, names.problems)
    }
}

extension PlanRun {
    /// Takes the values of goals whose types are not known.
    consuming func takeDynamicGoals() throws(WorkflowError) -> [any Sendable] {
        try take { goals, values in goals.map { values.value(of: $0, as: (any Sendable).self) } }
    }
}
