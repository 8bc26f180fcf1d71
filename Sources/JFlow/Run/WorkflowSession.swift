/// Runs of one workflow that keep their values, so that the next run does only what has changed or is missing.
///
/// ```swift
/// let session = workflow.session()
/// do {
///     print(try await session.run(createPerson("Joe Mama")))
/// } catch {
///     print(try await session.rerunFailed())             // what failed, and what never came to run
/// }
/// print(try await session.rerun(from: createHi))         // createHi and all that follows from it
/// print(try await session.rerun(with: createPerson("Ann")))
/// ```
///
/// A run that fails or is cancelled leaves its values too. What a run was given (arguments, values, replacements) holds
/// for the next ones until something else is given for the same task, or until ``run(_:options:)`` begins anew. Values
/// that are kept are ``TaskState/given`` in the runs that use them. A task that is closed after its last consumer
/// (``TaskDefinition/closing(_:)``) leaves no value: it opens again for those who need it.
///
/// All values live until they are replaced, forgotten, or the session ends. Runs of a session are meant to follow each
/// other; of runs at the same time, the one that ends last is remembered.
public final class WorkflowSession<each Goal: Sendable>: Sendable {
    private let runs: SessionRuns

    init(plan: Plan, cache: WorkflowCache?) {
        runs = SessionRuns(plan: plan, cache: cache)
    }

    /// Runs what the goals need, from the beginning, and keeps all values in place of those of before.
    ///
    /// - Parameters:
    ///   - entryPoints: Arguments, values and replacements, for this run and those that follow.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: As ``Workflow/run(_:options:)``.
    public func run(
        _ entryPoints: EntryPoint..., options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> (repeat each Goal) {
        try await run(entryPoints: entryPoints, options: options)
    }

    /// The same with the entry points in an array.
    package func run(
        entryPoints: [EntryPoint], options: RunOptions
    ) async throws(WorkflowError) -> (repeat each Goal) {
        let run = try await runs.run(entryPoints, options: options)
        return try run.takeGoals(repeat (each Goal).self)
    }

    /// Runs some tasks once more, all that follows from them, and what the goals need and has no value yet; all other
    /// values are kept.
    ///
    /// The bodies of the tasks that are named are called even if a cache has their values. A task that an entry point
    /// gives something else counts as one that is named, so that none need be named. One that is given its value, now
    /// or by an earlier run, does not run.
    ///
    /// - Parameters:
    ///   - tasks: The tasks to begin with.
    ///   - entryPoints: Other arguments, values and replacements than those of the runs before.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: As ``Workflow/run(_:options:)``.
    public func rerun(
        from tasks: any Dependency..., with entryPoints: EntryPoint..., options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> (repeat each Goal) {
        let run = try await runs.rerun(from: .tasks(tasks.map { $0.task }), entryPoints, options: options)
        return try run.takeGoals(repeat (each Goal).self)
    }

    /// The same for those who know tasks by their index in ``PlanDescription/tasks``, as events and ``RunControl`` do.
    ///
    /// ```swift
    /// let names = workflow.description.tasks.map(\.name)
    /// let slow = names.indices.filter { names[$0].hasPrefix("load") }
    /// let fresh = try await session.rerun(fromTasksAt: slow)
    /// ```
    ///
    /// - Parameters:
    ///   - indices: The tasks to begin with.
    ///   - entryPoints: Other arguments, values and replacements than those of the runs before.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: As ``Workflow/run(_:options:)``; an index that no task has is found before anything runs.
    public func rerun(
        fromTasksAt indices: [Int], with entryPoints: EntryPoint..., options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> (repeat each Goal) {
        let run = try await runs.rerun(from: .indices(indices), entryPoints, options: options)
        return try run.takeGoals(repeat (each Goal).self)
    }

    /// Runs what failed, was cancelled or skipped because of that, all that follows from it, and what the goals need
    /// and has no value yet; all other values are kept.
    ///
    /// - Parameters:
    ///   - entryPoints: Other arguments, values and replacements than those of the runs before.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: As ``Workflow/run(_:options:)``.
    public func rerunFailed(
        with entryPoints: EntryPoint..., options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> (repeat each Goal) {
        let run = try await runs.rerun(from: .failed, entryPoints, options: options)
        return try run.takeGoals(repeat (each Goal).self)
    }

    /// What ``rerun(from:with:options:)`` would do.
    public func explain(rerunFrom tasks: any Dependency..., with entryPoints: EntryPoint...) async -> Explanation {
        await runs.explanation(from: .tasks(tasks.map { $0.task }), entryPoints)
    }

    /// The value that a task has from the runs so far; `nil` when it has none.
    public func value<Value>(of task: some Dependency<Value>) -> Value? {
        let memory = runs.memory
        return memory.plan.index(of: task.task).flatMap { memory.values[$0] } as? Value
    }

    /// How a task ended in the last run that needed it; `nil` before any run, and for a task of another workflow.
    public func state(of task: some Dependency) -> TaskState? {
        let memory = runs.memory
        guard let index = memory.plan.index(of: task.task), !memory.states.isEmpty else { return nil }
        return memory.states[index]
    }

    /// The plan of the workflow.
    package var description: PlanDescription { runs.memory.plan.description }

    /// Forgets all values: the next run begins anew.
    public func forget() {
        runs.forget()
    }
}

extension Workflow {
    /// Begins a session: runs that keep their values for the next ones.
    public func session() -> WorkflowSession<repeat each Goal> {
        WorkflowSession(plan: plan, cache: cache)
    }
}
