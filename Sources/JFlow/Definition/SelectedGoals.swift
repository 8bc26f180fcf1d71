// One goal has a function of its own, because Swift 6.3 does not take a tuple of one for its element everywhere.

extension Workflow {
    /// Runs what one task of this workflow needs, and returns its value in place of those of the goals.
    ///
    /// ```swift
    /// let workflow = try Workflow(sayHi, sayHiTwice)
    /// let hi = try await workflow.run(goals: createHi, with: createPerson("Joe Mama"))
    /// let (person, once) = try await workflow.run(goals: createPerson, sayHi, with: createPerson("Joe Mama"))
    /// ```
    ///
    /// Any task of the workflow can be named, also one that is no goal; what it does not need is
    /// ``TaskState/pruned``. The plan is the compiled one: nothing is compiled for this.
    ///
    /// - Parameters:
    ///   - goal: The task whose value is wanted.
    ///   - entryPoints: Arguments, ready values and replacements for this run.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: As ``run(_:options:)``; a task that is no part of the workflow is found before anything runs.
    public func run<D: Dependency>(
        goals goal: D, with entryPoints: EntryPoint..., options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> D.Value {
        let request = RunRequest(plan: plan, entryPoints: entryPoints, goals: [goal.task])
        return try await PlanRun(request, cache: cache, options: options).takeGoals(D.Value.self)
    }

    /// Runs what some tasks of this workflow need, and returns their values in place of those of the goals.
    ///
    /// As with one goal; a task that is named twice runs once.
    public func run<First: Dependency, Second: Dependency, each D: Dependency>(
        goals first: First, _ second: Second, _ others: repeat each D, with entryPoints: EntryPoint...,
        options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> (First.Value, Second.Value, repeat (each D).Value) {
        var goals = [first.task, second.task]
        repeat goals.append((each others).task)
        let request = RunRequest(plan: plan, entryPoints: entryPoints, goals: goals)
        let run = try await PlanRun(request, cache: cache, options: options)
        return try run.takeGoals(First.Value.self, Second.Value.self, repeat (each D).Value.self)
    }
}
