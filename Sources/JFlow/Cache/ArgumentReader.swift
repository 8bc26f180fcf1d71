/// Reads the arguments of a task's key where they lie in the task's frame.
struct ArgumentReader: Sendable {
    let types: [any ArgumentType.Type]
    /// The one argument, and how many inputs it is gathered from; `nil` where each argument is one input.
    let gathered: (type: any GatheredArgument.Type, count: Int)?

    /// Makes the reader of a task with these inputs, whose body takes arguments of these types.
    init<each Argument: Hashable & Sendable>(
        _ argument: repeat (each Argument).Type, inputs: some Collection<TaskInput>
    ) {
        var types: [any ArgumentType.Type] = []
        repeat types.append(argumentType(of: (each Argument).self))
        self.types = types
        let areInputs = zip(types, inputs).allSatisfy { type, input in type.type == input.slot.valueType }
        guard !areInputs || types.count != inputs.count else {
            gathered = nil
            return
        }
        guard types.count == 1, let type = types[0].type as? any GatheredArgument.Type else {
            preconditionFailure("a task whose inputs are not its arguments is not cached")
        }
        gathered = (type, inputs.count)
    }

    var count: Int { types.count }

    /// The arguments.
    func arguments(in frame: TaskFrame) -> [CacheKey.Argument] {
        guard let gathered else { return types.indices.map { types[$0].argument(at: frame.address($0)) } }
        return [types[0].argument(gathered.type.array(gathered.count, in: frame))]
    }

    /// Arguments that were given when a run started.
    func arguments(given values: [any Sendable]) -> [CacheKey.Argument] {
        zip(types, values).map { $0.argument($1) }
    }
}
