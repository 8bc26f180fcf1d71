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
    /// - Parameter options: How to run; see ``RunOptions``.
    /// - Throws: ``WorkflowError/failed(_:)`` or ``WorkflowError/cancelled(_:)``, as ``Workflow`` does.
    public func run(options: RunOptions = RunOptions()) async throws(WorkflowError) -> [any Sendable] {
        let run = try await PlanRun(RunRequest(plan: plan), cache: MemoryCache(), options: options)
        return try run.take { goals, values in goals.map { values.value(of: $0, as: (any Sendable).self) } }
    }
}
