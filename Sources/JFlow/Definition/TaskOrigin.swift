/// Where a task comes from that is the copy of a definition: which one, into which group it was embedded, and what was
/// bound to it.
///
/// A class, because nearly all tasks are definitions and have none.
@usableFromInline
final class TaskOrigin: Sendable {
    /// The definition, of which this is a copy or a copy's copy.
    let definition: ErasedTask
    /// The embedding of the workflow that the task is part of.
    let embedding: Embedding?
    /// The arguments or the value that every run starts with.
    let binding: EntryPoint.Kind?

    init(definition: ErasedTask, embedding: Embedding?, binding: EntryPoint.Kind?) {
        self.definition = definition
        self.embedding = embedding
        self.binding = binding
    }
}

/// One use of a workflow within another one; its identity tells two uses of one name apart.
final class Embedding: Sendable {
    /// The names of this use and of those around it, the outermost first.
    let path: [String]
    /// The use that this one is part of.
    let parent: Embedding?

    init(name: String, parent: Embedding?) {
        path = (parent?.path ?? []) + [name]
        self.parent = parent
    }
}

extension ErasedTask {
    /// A copy that every run starts with these arguments or this value; what it does not need then is cut off.
    func bound(to kind: EntryPoint.Kind) -> ErasedTask {
        var attributes = attributes
        attributes.origin = TaskOrigin(
            definition: attributes.origin?.definition ?? self, embedding: attributes.origin?.embedding, binding: kind)
        guard !kind.needsDependencies else { return with(attributes) }
        attributes.cutConditions(for: kind)
        return copy(named: name, inputs: TaskInputs(inputs.map { $0.fed(by: nil) }), attributes: attributes)
    }

    /// What every run starts with, if somebody bound something to the task.
    var binding: EntryPoint.Kind? { attributes.origin?.binding }
}

extension TaskAttributes {
    /// Removes what asks for other tasks, of a task that has all its arguments or its value; with arguments alone it may
    /// still need its fallback.
    mutating func cutConditions(for kind: EntryPoint.Kind) {
        guard hasConduct else { return }
        var changed = conduct
        changed.condition = nil
        if case .value = kind { changed.fallback = nil }
        conduct = changed
    }

    /// Puts other tasks in the place of those that the definition asks for beside its inputs.
    mutating func moveConditions(_ task: (ErasedTask) -> ErasedTask?) {
        guard hasConduct else { return }
        var changed = conduct
        changed.fallback = conduct.fallback.flatMap(task)
        changed.condition?.judge = conduct.condition?.judge.flatMap(task)
        conduct = changed
    }
}
