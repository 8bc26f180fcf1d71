extension TaskDefinition where repeat each Argument: Hashable {
    /// The same task with its value kept in the workflow's cache, under its name, version and arguments.
    ///
    /// A run that finds the value there takes it and does not call the body: the task's state is then
    /// ``TaskState/cached``. What several runs ask for at the same moment is computed once: the others wait for it, and
    /// fail with it if it fails; if its run is cancelled, one of them computes it. Like every changed definition it is a
    /// task of its own.
    ///
    /// ```swift
    /// let page = task("page", Parameter<String>("address")) { address in try await fetch(address) }
    ///     .cached(version: "2", timeToLive: .seconds(600), errors: .keep(for: .seconds(5)), cost: \.count)
    /// ```
    ///
    /// - Parameters:
    ///   - version: What to change when the body changes its meaning, so that older values are not found.
    ///   - timeToLive: How long a value may be used, counted from when it was stored; `nil` for as long as the cache
    ///     keeps it.
    ///   - errors: Whether an error is kept too.
    ///   - cost: What a value takes of the cache's room, in the unit of its limit; `nil` for 1. Must be quick.
    public func cached(
        version: String = "", timeToLive: Duration? = nil, errors: ErrorRetention = .forget,
        cost: (@Sendable (Value) -> Int)? = nil
    ) -> Self {
        cached(version, timeToLive, errors, cost, nil)
    }

    /// The same task with its value kept in the workflow's cache, which may also be one that outlives the program.
    ///
    /// Everything else is as with a value that is not `Codable`.
    ///
    /// - Parameters:
    ///   - version: What to change when the body changes its meaning, so that older values are not found.
    ///   - timeToLive: How long a value may be used, counted from when it was stored; `nil` for as long as the cache
    ///     keeps it.
    ///   - errors: Whether an error is kept too; a cache that outlives the program keeps none.
    ///   - cost: What a value takes of the cache's room, in the unit of its limit; `nil` for 1. Must be quick.
    public func cached(
        version: String = "", timeToLive: Duration? = nil, errors: ErrorRetention = .forget,
        cost: (@Sendable (Value) -> Int)? = nil
    ) -> Self where Value: Codable {
        cached(version, timeToLive, errors, cost, CodableValue<Value>.self)
    }

    private func cached(
        _ version: String, _ timeToLive: Duration?, _ errors: ErrorRetention, _ cost: (@Sendable (Value) -> Int)?,
        _ persistence: (any PersistentValue.Type)?
    ) -> Self {
        let arguments = ArgumentReader(repeat (each Argument).self, inputs: erased.inputs)
        let erasedCost = cost.map { cost in { @Sendable (value: any Sendable) in (value as? Value).map(cost) ?? 1 } }
        return changed {
            $0.cache = CachePolicy(
                version: version, timeToLive: timeToLive, errors: errors, arguments: arguments, cost: erasedCost,
                persistence: persistence)
        }
    }
}
