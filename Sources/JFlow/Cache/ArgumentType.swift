/// What making keys needs to know of an argument whose type is not known; a metatype stands for the type.
protocol ArgumentType: SendableMetatype {
    static var type: any Any.Type { get }
    static func argument(at address: UnsafeRawPointer) -> CacheKey.Argument
    /// The argument that is a value of the type.
    static func argument(_ value: Any) -> CacheKey.Argument
    /// Feeds the argument as ``argument(at:)`` would be.
    static func hash(at address: UnsafeRawPointer, into hasher: inout Hasher)
    static func isEqual(at address: UnsafeRawPointer, to argument: borrowing CacheKey.Argument) -> Bool
}

/// The argument type of a type.
func argumentType<Value: Hashable & Sendable>(of type: Value.Type) -> any ArgumentType.Type {
    // Compiled for its type, as what is generic asks for it at each step.
    Value.self == Int.self ? IntArgument.self : HashableArgument<Value>.self
}

private enum HashableArgument<Value: Hashable & Sendable>: ArgumentType {
    static var type: any Any.Type { Value.self }

    static func argument(at address: UnsafeRawPointer) -> CacheKey.Argument {
        CacheKey.Argument(address.assumingMemoryBound(to: Value.self).pointee)
    }

    static func argument(_ value: Any) -> CacheKey.Argument {
        guard let value = value as? Value else {
            preconditionFailure("the type of a definition proves the types of its arguments")
        }
        return CacheKey.Argument(value)
    }

    static func hash(at address: UnsafeRawPointer, into hasher: inout Hasher) {
        address.assumingMemoryBound(to: Value.self).pointee.hash(into: &hasher)
    }

    static func isEqual(at address: UnsafeRawPointer, to argument: borrowing CacheKey.Argument) -> Bool {
        argument.isEqual(to: address.assumingMemoryBound(to: Value.self).pointee)
    }
}

private enum IntArgument: ArgumentType {
    static var type: any Any.Type { Int.self }

    static func argument(at address: UnsafeRawPointer) -> CacheKey.Argument {
        CacheKey.Argument(address.assumingMemoryBound(to: Int.self).pointee)
    }

    static func argument(_ value: Any) -> CacheKey.Argument {
        HashableArgument<Int>.argument(value)
    }

    static func hash(at address: UnsafeRawPointer, into hasher: inout Hasher) {
        address.assumingMemoryBound(to: Int.self).pointee.hash(into: &hasher)
    }

    static func isEqual(at address: UnsafeRawPointer, to argument: borrowing CacheKey.Argument) -> Bool {
        argument.int == address.assumingMemoryBound(to: Int.self).pointee
    }
}
