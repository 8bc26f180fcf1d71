extension Workflow {
    /// Runs what some tasks of this workflow need, and returns their values in place of those of the goals.
    ///
    /// ```swift
    /// let workflow = try Workflow(sayHi, sayHiTwice)
    /// let hi = try await workflow.run(goals: createHi, with: createPerson("Joe Mama"))
    /// let (person, once) = try await workflow.run(goals: createPerson, sayHi, with: createPerson("Joe Mama"))
    /// ```
    ///
    /// Any task of the workflow can be named, also one that is no goal; what none of them needs is
    /// ``TaskState/pruned``. The plan is the compiled one: nothing is compiled for this.
    ///
    /// - Parameters:
    ///   - first: The first task whose value is wanted.
    ///   - others: More of them; one that is named twice runs once.
    ///   - entryPoints: Arguments, ready values and replacements for this run.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: As ``run(_:options:)``; a task that is no part of the workflow is found before anything runs.
    public func run<First: Dependency, each D: Dependency>(
        goals first: First, _ others: repeat each D, with entryPoints: EntryPoint...,
        options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> (First.Value, repeat (each D).Value) {
        var goals = [first.task]
        repeat goals.append((each others).task)
        let request = RunRequest(plan: plan, entryPoints: entryPoints, goals: goals)
        let run = try await PlanRun(request, cache: cache, options: options)
        return try run.takeGoals(First.Value.self, repeat (each D).Value.self)
    }
}
