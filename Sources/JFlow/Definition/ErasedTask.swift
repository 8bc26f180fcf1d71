import Synchronization

/// A task's definition without its types; its identity is the task's identity.
@usableFromInline
final class ErasedTask: Sendable {
    // In this order: what numbering a plan and calling a body look at lies in one stretch.
    @exclusivity(unchecked)
    // This and the attributes are written in `deinit` only, by whoever holds the one reference that is left, so no
    // other thread can see it; nor can two accesses overlap, and to check that would cost as much as compiling.
    nonisolated(unsafe) private(set) var inputs: TaskInputs
    /// Where the task stands in the plan that was numbered last with it: a hint, to be compared with the plan's tasks.
    let number = Atomic<Int32>(-1)
    /// What is said about the task beside its body; about most tasks nothing is.
    @exclusivity(unchecked)
    // Written in `deinit` only, as the inputs.
    nonisolated(unsafe) private var attributeBox: Box<TaskAttributes>?
    /// The author's function, which the body calls.
    @usableFromInline let function: ErasedFunction
    private let makeBody: BodyMaker
    let output: any SlotValue.Type
    let name: String
    let place: SourcePlace

    /// Makes the body of a task, which may refer to the task: then it is no object of its own.
    @usableFromInline typealias BodyMaker = @Sendable (ErasedTask) -> TaskBody

    /// Defines a task about which nothing is said beside its body.
    @usableFromInline
    init(
        name: String, place: SourcePlace, inputs: TaskInputs, output: any SlotValue.Type, function: ErasedFunction,
        makeBody: @escaping BodyMaker
    ) {
        self.name = name
        self.place = place
        self.inputs = inputs
        self.output = output
        self.function = function
        self.makeBody = makeBody
        attributeBox = nil
    }

    /// Defines a task with a body that is made already.
    @usableFromInline
    convenience init(name: String, place: SourcePlace, inputs: TaskInputs, output: any SlotValue.Type, body: TaskBody) {
        let (function, makeBody) = body.parts
        self.init(name: name, place: place, inputs: inputs, output: output, function: function, makeBody: makeBody)
    }

    convenience init(
        name: String, place: SourcePlace, inputs: TaskInputs, output: any SlotValue.Type, body: TaskBody,
        attributes: TaskAttributes
    ) {
        let (function, makeBody) = body.parts
        self.init(
            name: name, place: place, inputs: inputs, output: output, attributes: attributes, function: function,
            makeBody: makeBody)
    }

    private init(
        name: String, place: SourcePlace, inputs: TaskInputs, output: any SlotValue.Type, attributes: TaskAttributes?,
        function: ErasedFunction, makeBody: @escaping BodyMaker
    ) {
        self.name = name
        self.place = place
        self.inputs = inputs
        self.output = output
        self.function = function
        self.makeBody = makeBody
        attributeBox = attributes.map { Box($0) }
    }

    /// The body; it may refer to the task, and so must not be kept by what the task refers to.
    var body: TaskBody { makeBody(self) }

    /// The same body for another definition to call, which then does not hold the tasks that this one depends on: as
    /// long as a chain is, so deep would freeing it go.
    var bodyAlone: TaskBody { copy(inputs: TaskInputs(), attributes: nil).body }

    /// What is said about the task beside its body.
    var attributes: TaskAttributes { attributeBox?.value ?? TaskAttributes() }
    /// Whether anything is; a cheaper question than ``attributes``.
    var hasAttributes: Bool { attributeBox != nil }
    /// Whether the task asks for anything beside the call of its body.
    var hasConduct: Bool { attributeBox?.value.hasConduct ?? false }

    /// A task of its own that differs in its attributes only.
    func with(_ attributes: TaskAttributes) -> ErasedTask {
        copy(inputs: inputs, attributes: attributes)
    }

    /// A task of its own with another body, which takes and makes the same.
    func with(_ attributes: TaskAttributes, body: TaskBody) -> ErasedTask {
        ErasedTask(name: name, place: place, inputs: inputs, output: output, body: body, attributes: attributes)
    }

    /// A task of its own with the same body.
    func copy(named name: String? = nil, inputs: TaskInputs, attributes: TaskAttributes?) -> ErasedTask {
        ErasedTask(
            name: name ?? self.name, place: place, inputs: inputs, output: output, attributes: attributes,
            function: function, makeBody: makeBody)
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
