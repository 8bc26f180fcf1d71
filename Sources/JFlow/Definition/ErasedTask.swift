import Synchronization

/// A task's definition without its types; its identity is the task's identity.
@usableFromInline
final class ErasedTask: Sendable {
    // In this order, which leaves no gaps: what numbering a plan and calling a body look at lies in one stretch.
    @exclusivity(unchecked)
    // This and the attributes are written in `deinit` only, by whoever holds the one reference that is left, so no
    // other thread can see it; nor can two accesses overlap, and to check that would cost as much as compiling.
    nonisolated(unsafe) private(set) var inputs: TaskInputs
    /// Where the task stands in the plan that was numbered last with it: a hint, to be compared with the plan's tasks.
    let number = Atomic<Int32>(-1)
    let body: TaskBody
    private let line: UInt32
    /// What is said about the task beside its body; about most tasks nothing is.
    @exclusivity(unchecked)
    // Written in `deinit` only, as the inputs.
    nonisolated(unsafe) private var attributeBox: Box<TaskAttributes>?
    let output: any SlotValue.Type
    let name: String
    private let file: SourcePlace.File

    /// Defines a task about which nothing is said beside its body.
    @usableFromInline
    init(name: String, place: SourcePlace, inputs: TaskInputs, output: any SlotValue.Type, body: TaskBody) {
        self.name = name
        (file, line) = (place.file, place.line)
        self.inputs = inputs
        self.output = output
        self.body = body
        attributeBox = nil
    }

    init(
        name: String, place: SourcePlace, inputs: TaskInputs, output: any SlotValue.Type, body: TaskBody,
        attributes: TaskAttributes
    ) {
        self.name = name
        (file, line) = (place.file, place.line)
        self.inputs = inputs
        self.output = output
        self.body = body
        attributeBox = Box(attributes)
    }

    /// Where the task was defined, for messages.
    var place: SourcePlace { SourcePlace(file: file, line: line) }
    /// What is said about the task beside its body.
    var attributes: TaskAttributes { attributeBox?.value ?? TaskAttributes() }
    /// Whether anything is; a cheaper question than ``attributes``.
    var hasAttributes: Bool { attributeBox != nil }
    /// Whether the task asks for anything beside the call of its body.
    var hasConduct: Bool { attributeBox?.value.hasConduct ?? false }

    /// A task of its own that differs in its attributes only.
    func with(_ attributes: TaskAttributes) -> ErasedTask {
        with(attributes, body: body)
    }

    /// A task of its own with another body, which takes and makes the same.
    func with(_ attributes: TaskAttributes, body: TaskBody) -> ErasedTask {
        ErasedTask(name: name, place: place, inputs: inputs, output: output, body: body, attributes: attributes)
    }

    /// A task of its own with the same body.
    func copy(named name: String, inputs: TaskInputs, attributes: TaskAttributes) -> ErasedTask {
        ErasedTask(name: name, place: place, inputs: inputs, output: output, body: body, attributes: attributes)
    }

    /// The name that a cache knows the task by: a copy within another workflow computes the same as its definition.
    var cacheName: String { attributes.origin?.definition.name ?? name }

    /// Frees a long chain of definitions without recursion, which would overflow the stack.
    deinit {
        guard !inputs.isEmpty || hasConduct else { return }
        var released: [ErasedTask] = []
        moveDependencies(to: &released)
        while var task = released.popLast() {
            if isKnownUniquelyReferenced(&task) { task.moveDependencies(to: &released) }
        }
    }

    private func moveDependencies(to tasks: inout [ErasedTask]) {
        inputs.moveDependencies(to: &tasks)
        guard hasConduct else { return }
        tasks += attributes.conduct.dependencies
        attributeBox = nil
    }

    /// The number of inputs and of tasks that it needs beside them.
    var neededCount: Int { hasConduct ? inputs.count + attributes.conduct.dependencies.count : inputs.count }

    /// The task at a place among the inputs and what it needs beside them; `nil` for a parameter.
    func needed(_ index: Int) -> ErasedTask? {
        index < inputs.count ? inputs[index].dependency : attributes.conduct.dependencies[index - inputs.count]
    }

    /// The same without a reference of its own: this task holds it.
    func unretainedNeeded(_ index: Int) -> Unmanaged<ErasedTask>? {
        index < inputs.count
            ? inputs.unretainedDependency(index)
            : .passUnretained(attributes.conduct.dependencies[index - inputs.count])
    }
}
