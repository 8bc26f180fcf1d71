/// Reads the arguments of a task's key where they lie in the task's frame.
struct ArgumentReader: Sendable {
    private let types: [any ArgumentType.Type]
    /// How many inputs the one argument is gathered from; `nil` where each argument is one input.
    private let gatheredCount: Int?

    /// Makes the reader of a task with these inputs, whose body takes arguments of these types.
    init<each Argument: Hashable & Sendable>(
        _ argument: repeat (each Argument).Type, inputs: some Collection<TaskInput>
    ) {
        var types: [any ArgumentType.Type] = []
        repeat types.append(HashableArgument<each Argument>.self)
        self.types = types
        let areInputs = zip(types, inputs).allSatisfy { type, input in type.type == input.slot.valueType }
        gatheredCount = areInputs && types.count == inputs.count ? nil : inputs.count
        precondition(
            gatheredCount == nil || types.count == 1, "a task whose inputs are not its arguments is not cached")
    }

    var count: Int { types.count }

    /// The arguments.
    func arguments(in frame: TaskFrame) -> [CacheKey.Argument] {
        if let gatheredCount { return [types[0].gathered(gatheredCount, in: frame)] }
        return types.indices.map { types[$0].argument(at: frame.address(of: $0)) }
    }

    /// Feeds the arguments as their key would be.
    func hash(in frame: TaskFrame, into hasher: inout Hasher) {
        if let gatheredCount { return types[0].gathered(gatheredCount, in: frame).hash(into: &hasher) }
        for index in types.indices { types[index].hash(at: frame.address(of: index), into: &hasher) }
    }

    /// Whether the arguments are those of a key.
    func areEqual(in frame: TaskFrame, to arguments: [CacheKey.Argument]) -> Bool {
        guard arguments.count == types.count else { return false }
        if let gatheredCount { return types[0].gathered(gatheredCount, in: frame) == arguments[0] }
        for index in types.indices
        where !types[index].isEqual(at: frame.address(of: index), to: arguments[index]) {
            return false
        }
        return true
    }

    /// Arguments that were given when a run started.
    func arguments(given values: [any Sendable]) -> [CacheKey.Argument] {
        zip(types, values).map { $0.argument($1) }
    }
}

/// What making keys needs to know of an argument whose type is not known; a metatype stands for the type.
private protocol ArgumentType: SendableMetatype {
    static var type: any Any.Type { get }
    static func argument(at address: UnsafeRawPointer) -> CacheKey.Argument
    static func argument(_ value: any Sendable) -> CacheKey.Argument
    static func hash(at address: UnsafeRawPointer, into hasher: inout Hasher)
    static func isEqual(at address: UnsafeRawPointer, to argument: CacheKey.Argument) -> Bool
    /// The argument when it is an array of the values of all inputs.
    static func gathered(_ count: Int, in frame: TaskFrame) -> CacheKey.Argument
}

private enum HashableArgument<Value: Hashable & Sendable>: ArgumentType {
    static var type: any Any.Type { Value.self }

    static func argument(at address: UnsafeRawPointer) -> CacheKey.Argument {
        CacheKey.Argument(address.assumingMemoryBound(to: Value.self).pointee)
    }

    static func argument(_ value: any Sendable) -> CacheKey.Argument {
        guard let value = value as? Value else {
            preconditionFailure("the type of a definition proves the types of its arguments")
        }
        return CacheKey.Argument(value)
    }

    static func hash(at address: UnsafeRawPointer, into hasher: inout Hasher) {
        address.assumingMemoryBound(to: Value.self).pointee.hash(into: &hasher)
    }

    static func isEqual(at address: UnsafeRawPointer, to argument: CacheKey.Argument) -> Bool {
        argument.isEqual(to: address.assumingMemoryBound(to: Value.self).pointee)
    }

    static func gathered(_ count: Int, in frame: TaskFrame) -> CacheKey.Argument {
        guard let type = Value.self as? any InputArray.Type, let array = type.gathered(count, in: frame) as? Value
        else {
            preconditionFailure("a task whose inputs are not its arguments is not cached")
        }
        return CacheKey.Argument(array)
    }
}

/// An array that may be made of all inputs of a task.
private protocol InputArray {
    static func gathered(_ count: Int, in frame: TaskFrame) -> Self
}

extension Array: InputArray {
    fileprivate static func gathered(_ count: Int, in frame: TaskFrame) -> Self {
        frame.inputs(count)
    }
}

extension TaskFrame {
    /// Where an input lies.
    @inline(__always)
    fileprivate func address(of index: Int) -> UnsafeRawPointer {
        UnsafeRawPointer(values + Int(offsets[index]))
    }
}
