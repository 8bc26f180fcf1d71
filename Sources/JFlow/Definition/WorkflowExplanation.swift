extension Workflow {
    /// What a run with these entry points would do, task by task: which would run and what for, which the cache has,
    /// which are given or not needed, and why. Nothing runs.
    ///
    /// ```swift
    /// let explanation = await workflow.explain(createPerson.value("Joe Mama"))
    /// print(explanation)
    /// let isQuick = explanation.problems.isEmpty && explanation.fate(of: "load") == .cached
    /// ```
    ///
    /// The cache is asked for every cached task whose arguments are known: they are given, or come from tasks whose
    /// values are given or cached themselves. (For the cache that is a use as any other.) Where it must be computed
    /// first what the arguments are, the fate is ``Explanation/Fate/unknown(until:)``. What would keep the run from
    /// starting stands in ``Explanation/problems``; it is not thrown.
    ///
    /// - Parameter entryPoints: As for ``run(_:options:)``.
    public func explain(_ entryPoints: EntryPoint...) async -> Explanation {
        await Forecast.explanation(of: RunRequest(plan: plan, entryPoints: entryPoints), cache: cache)
    }

    /// What a run would do whose goals are other tasks than those of the workflow.
    ///
    /// - Parameters:
    ///   - goals: The tasks whose values are wanted, at least one.
    ///   - entryPoints: As for ``run(goals:with:options:)``.
    public func explain(goals: any Dependency..., with entryPoints: EntryPoint...) async -> Explanation {
        let request = RunRequest(plan: plan, entryPoints: entryPoints, goals: goals.map { $0.task })
        return await Forecast.explanation(of: request, cache: cache)
    }
}
