/// A task's definition without its types; its identity is the task's identity.
@usableFromInline
final class ErasedTask: Sendable {
    let name: String
    let place: SourcePlace
    let body: TaskBody
    let output: any SlotValue.Type
    // As `inputs`.
    nonisolated(unsafe) private(set) var attributes: TaskAttributes
    // Written in `deinit` only, by whoever holds the one reference that is left, so no other thread can see it.
    nonisolated(unsafe) private(set) var inputs: [TaskInput]

    @usableFromInline
    init(
        name: String, place: SourcePlace, inputs: [TaskInput], output: any SlotValue.Type, body: TaskBody,
        attributes: TaskAttributes
    ) {
        self.name = name
        self.place = place
        self.inputs = inputs
        self.output = output
        self.body = body
        self.attributes = attributes
    }

    /// A task of its own that differs in its attributes only.
    func with(_ attributes: TaskAttributes) -> ErasedTask {
        copy(named: name, inputs: inputs, attributes: attributes)
    }

    /// A task of its own with another body, which takes and makes the same.
    func with(_ attributes: TaskAttributes, body: TaskBody) -> ErasedTask {
        ErasedTask(name: name, place: place, inputs: inputs, output: output, body: body, attributes: attributes)
    }

    /// A task of its own with the same body.
    func copy(named name: String, inputs: [TaskInput], attributes: TaskAttributes) -> ErasedTask {
        ErasedTask(name: name, place: place, inputs: inputs, output: output, body: body, attributes: attributes)
    }

    /// The name that a cache knows the task by: a copy within another workflow computes the same as its definition.
    var cacheName: String { attributes.origin?.definition.name ?? name }

    /// Frees a long chain of definitions without recursion, which would overflow the stack.
    deinit {
        guard !inputs.isEmpty || attributes.hasConduct else { return }
        var released = takeInputs()
        while var task = released.popLast() {
            if isKnownUniquelyReferenced(&task) { released += task.takeInputs() }
        }
    }

    private func takeInputs() -> [ErasedTask] {
        let dependencies = dependencies
        inputs = []
        if attributes.hasConduct { attributes = TaskAttributes() }
        return dependencies
    }

    /// The tasks whose values it needs, or may need, in the order of its parameters; some may stand there twice.
    var dependencies: [ErasedTask] {
        let own = inputs.compactMap(\.dependency)
        return attributes.hasConduct ? own + attributes.conduct.dependencies : own
    }

    /// The number of inputs and of tasks that it needs beside them.
    var neededCount: Int { attributes.hasConduct ? inputs.count + attributes.conduct.dependencies.count : inputs.count }

    /// The task at a place among the inputs and what it needs beside them; `nil` for a parameter.
    func needed(_ index: Int) -> ErasedTask? {
        index < inputs.count ? inputs[index].dependency : attributes.conduct.dependencies[index - inputs.count]
    }
}
