/// A task's definition without its types; its identity is the task's identity.
@usableFromInline
final class ErasedTask: Sendable {
    let name: String
    let body: TaskBody
    let output: any SlotValue.Type
    let attributes: TaskAttributes
    // Written in `deinit` only, by whoever holds the one reference that is left, so no other thread can see it.
    nonisolated(unsafe) private(set) var inputs: [TaskInput]

    @usableFromInline
    init(
        name: String, inputs: [TaskInput], output: any SlotValue.Type, body: TaskBody, attributes: TaskAttributes
    ) {
        self.name = name
        self.inputs = inputs
        self.output = output
        self.body = body
        self.attributes = attributes
    }

    /// The tasks whose values this one takes, in the order of its parameters.
    var dependencies: [ErasedTask] { inputs.compactMap(\.dependency) }

    /// The names of the parameters that nobody but the caller of a run can give.
    var parameterNames: [String] { inputs.compactMap { $0.dependency == nil ? $0.name : nil } }

    /// Frees a long chain of definitions without recursion, which would overflow the stack.
    deinit {
        guard !inputs.isEmpty else { return }
        var released = takeInputs()
        while var task = released.popLast() {
            if isKnownUniquelyReferenced(&task) { released += task.takeInputs() }
        }
    }

    private func takeInputs() -> [ErasedTask] {
        defer { inputs = [] }
        return dependencies
    }
}

/// What a definition says about a task beside its body.
@usableFromInline
struct TaskAttributes: Sendable {
    /// How long the task usually takes.
    @usableFromInline var expected: Duration?
    /// Makes the key under which a cache keeps the task's value; `nil` for a task that is not cached.
    @usableFromInline var cacheKey: (@Sendable (TaskFrame) -> CacheKey)?

    @usableFromInline
    init() {}
}
