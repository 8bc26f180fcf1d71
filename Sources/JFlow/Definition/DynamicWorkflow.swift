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
        guard wiring.problems.isEmpty else { throw .invalidWorkflow(wiring.problems) }
        plan = try PlanCompiler.compile(goals: wiring.definedGoals, name: name)
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
