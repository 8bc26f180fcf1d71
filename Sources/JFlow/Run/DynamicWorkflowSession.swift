/// Runs of one ``DynamicWorkflow`` that keep their values, as a ``WorkflowSession`` does, with names for tasks.
public final class DynamicWorkflowSession: Sendable {
    private let plan: Plan
    private let runs: SessionRuns

    init(plan: Plan) {
        self.plan = plan
        runs = SessionRuns(plan: plan, cache: nil)
    }

    /// Runs what the goals need, from the beginning; see ``WorkflowSession/run(_:options:)``.
    public func run(
        given values: [String: any Sendable] = [:], options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> [any Sendable] {
        let (_, entryPoints) = try resolve([], values)
        return try await runs.run(entryPoints, options: options).takeDynamicGoals()
    }

    /// Runs some tasks once more and all that follows from them; see ``WorkflowSession/rerun(from:with:options:)``.
    public func rerun(
        from tasks: [String], given values: [String: any Sendable] = [:], options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> [any Sendable] {
        let (tasks, entryPoints) = try resolve(tasks, values)
        return try await runs.rerun(from: .tasks(tasks), entryPoints, options: options).takeDynamicGoals()
    }

    /// Runs what failed or never came to run; see ``WorkflowSession/rerunFailed(with:options:)``.
    public func rerunFailed(
        given values: [String: any Sendable] = [:], options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> [any Sendable] {
        let (_, entryPoints) = try resolve([], values)
        return try await runs.rerun(from: .failed, entryPoints, options: options).takeDynamicGoals()
    }

    /// The value that a task has from the runs so far; `nil` when it has none.
    public func value(of task: String) -> (any Sendable)? {
        index(of: task).flatMap { runs.memory.values[$0] }
    }

    /// How a task ended in the last run that needed it; `nil` before any run.
    public func state(of task: String) -> TaskState? {
        let states = runs.memory.states
        return index(of: task).flatMap { states.isEmpty ? nil : states[$0] }
    }

    /// Forgets all values: the next run begins anew.
    public func forget() {
        runs.forget()
    }

    private func index(of task: String) -> Int? {
        plan.number(named: task)
    }

    private func resolve(
        _ tasks: [String], _ values: [String: any Sendable]
    ) throws(WorkflowError) -> (tasks: [ErasedTask], entryPoints: [EntryPoint]) {
        var names = DynamicNames(plan: plan)
        let found = names.tasks(tasks, as: .task)
        let entryPoints = names.entryPoints(values)
        guard names.problems.isEmpty else { throw .invalidEntryPoints(names.problems) }
        return (found, entryPoints)
    }
}
