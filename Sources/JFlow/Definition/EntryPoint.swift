/// Where a run begins: a task together with its arguments for this run, or with its ready value.
public struct EntryPoint: Sendable {
    enum Kind: Sendable {
        /// The task runs with these arguments and takes nothing from other tasks. The values are there for the cache
        /// key of a task that is cached.
        case arguments(body: TaskBody, values: [any Sendable])
        /// The task's own parameters; its dependencies run. Stores them in the frame of the task.
        case parameters(@Sendable (TaskFrame) -> Void)
        /// The task does not run. Stores its value in its frame.
        case value(@Sendable (TaskFrame) -> Void)
    }

    let task: ErasedTask
    let kind: Kind
}

extension TaskDefinition {
    /// Gives all arguments: the task runs with them, and its dependencies are not needed by it.
    public func callAsFunction(_ arguments: repeat each Argument) -> EntryPoint {
        let body = function.body(with: repeat each arguments, outputIndex: erased.inputs.count)
        var values: [any Sendable] = []
        if erased.attributes.cacheVersion != nil { repeat values.append(each arguments) }
        return EntryPoint(task: erased, kind: .arguments(body: body, values: values))
    }

    /// Gives the parameters that no other task provides; the task's dependencies still run.
    public func with<each P: Sendable>(_ arguments: repeat each P) -> EntryPoint where Plain == (repeat each P) {
        let indices = erased.inputs.indices.filter { erased.inputs[$0].dependency == nil }
        return EntryPoint(
            task: erased,
            kind: .parameters { frame in
                var next = indices.makeIterator()
                repeat frame.set(each arguments, at: next.next() ?? 0)
            })
    }

    /// Gives the task's value: the task does not run, and what only it would have needed does not either.
    public func value(_ value: Value) -> EntryPoint {
        let index = erased.inputs.count
        return EntryPoint(task: erased, kind: .value { frame in frame.set(value, at: index) })
    }
}
