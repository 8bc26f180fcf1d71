/// Where a run begins: a task together with its arguments for this run, with its ready value, or with another task
/// that takes its place.
public struct EntryPoint: Sendable {
    enum Kind: Sendable {
        /// The task runs with these arguments and takes nothing from other tasks. A task that is cached has them in its
        /// key, unless they were given when it was not cached yet.
        case arguments(body: TaskBody, key: [CacheKey.Argument]?)
        /// The task's own parameters; its dependencies run. Stores them in the frame of the task.
        case parameters(@Sendable (TaskFrame) -> Void)
        /// The task does not run. Stores its value in a frame, at the place of the output that is told.
        case value(@Sendable (TaskFrame, _ outputIndex: Int) -> Void)
        /// Another task takes its place. Where a workflow is embedded, it may be one from outside of it.
        case replacement(ErasedTask, isOutside: Bool)

        /// Whether the task still takes values from the tasks that it depends on.
        var needsDependencies: Bool {
            if case .parameters = self { true } else { false }
        }
    }

    let task: ErasedTask
    let kind: Kind
    /// The names of the embedded workflow that the task is part of, the outermost first; empty for a task that is part
    /// of the workflow itself.
    var scope: [String] = []

    /// Whether another task takes the place of this one.
    var isReplacement: Bool {
        if case .replacement = kind { true } else { false }
    }
}

extension TaskDefinition {
    /// Gives all arguments: the task runs with them, and its dependencies are not needed by it.
    public func callAsFunction(_ arguments: repeat each Argument) -> EntryPoint {
        let body = function.body(with: repeat each arguments, outputIndex: erased.inputs.count)
        guard let policy = erased.attributes.cache else {
            return EntryPoint(task: erased, kind: .arguments(body: body, key: nil))
        }
        var values: [any Sendable] = []
        repeat values.append(each arguments)
        return EntryPoint(task: erased, kind: .arguments(body: body, key: policy.arguments.arguments(given: values)))
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
        EntryPoint(task: erased, kind: .value { frame, index in frame.set(value, at: index) })
    }
}
