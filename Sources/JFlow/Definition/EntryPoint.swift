/// Where a run begins: a task together with its arguments for this run, or with its ready value.
public struct EntryPoint: Sendable {
    let task: ErasedTask
}

extension TaskDefinition {
    /// Gives all arguments: the task runs with them, and its dependencies are not needed by it.
    public func callAsFunction(_ arguments: repeat each Argument) -> EntryPoint { fatalError() }

    /// Gives the parameters that no other task provides; the task's dependencies still run.
    public func with<each P: Sendable>(_ arguments: repeat each P) -> EntryPoint where Plain == (repeat each P) {
        fatalError()
    }

    /// Gives the task's value: the task does not run, and what only it would have needed does not either.
    public func value(_ value: Output) -> EntryPoint { fatalError() }

    /// The same task with an estimate of how long it takes, for those who watch it.
    public func expected(_ duration: Duration) -> Self { self }
}

extension TaskDefinition where repeat each Argument: Hashable {
    /// The same task with its value kept in the workflow's cache, under its name, version and arguments.
    public func cached(version: String = "") -> Self { self }
}
