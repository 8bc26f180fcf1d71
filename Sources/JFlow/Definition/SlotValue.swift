/// What the value store must be able to do with a value whose type it does not know.
///
/// A metatype of a type that conforms stands for the type of a slot: it needs no allocation, and its calls cost one
/// indirection.
@usableFromInline
protocol SlotValue: SendableMetatype {
    /// Size and alignment in bytes.
    static var layout: (size: Int, alignment: Int) { get }
    /// Whether values are plain bits, which nobody needs to destroy.
    static var isTrivial: Bool { get }
    /// Destroys the value at an address, which holds one.
    static func destroy(_ address: UnsafeMutableRawPointer)
    /// A copy of the value at an address, which holds one.
    static func value(at address: UnsafeMutableRawPointer) -> any Sendable
    /// Stores a copy of the value at one address, which holds one, at another, which holds none.
    static func copy(from source: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer)
    /// Moves the value at one address, which holds one, to another, which holds none.
    static func move(from source: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer)
    /// Stores a copy of a value at an address that holds none; `false` when the value is of another type.
    static func store(_ value: any Sendable, at address: UnsafeMutableRawPointer) -> Bool
    /// The value at an address, which holds one, in brief.
    static func brief(at address: UnsafeMutableRawPointer) -> ValueBrief
    /// The type of the value, for messages.
    static var valueType: Any.Type { get }
}

/// A slot for values of one type.
@frozen
@usableFromInline
enum Slot<Value: Sendable>: SlotValue {
    @inlinable static var layout: (size: Int, alignment: Int) {
        (MemoryLayout<Value>.size, MemoryLayout<Value>.alignment)
    }

    @inlinable static var isTrivial: Bool { _isPOD(Value.self) }

    @inlinable
    static func destroy(_ address: UnsafeMutableRawPointer) {
        address.assumingMemoryBound(to: Value.self).deinitialize(count: 1)
    }

    @inlinable
    static func value(at address: UnsafeMutableRawPointer) -> any Sendable {
        address.assumingMemoryBound(to: Value.self).pointee
    }

    @inlinable
    static func copy(from source: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer) {
        target.assumingMemoryBound(to: Value.self).initialize(to: source.assumingMemoryBound(to: Value.self).pointee)
    }

    @inlinable
    static func move(from source: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer) {
        target.assumingMemoryBound(to: Value.self).moveInitialize(
            from: source.assumingMemoryBound(to: Value.self), count: 1)
    }

    @inlinable
    static func store(_ value: any Sendable, at address: UnsafeMutableRawPointer) -> Bool {
        copy(value, to: address) || cast(value, to: address)
    }

    /// Stores a copy of a value that is of the slot's very type.
    @inlinable
    static func copy<Given>(_ value: Given, to address: UnsafeMutableRawPointer) -> Bool {
        guard Given.self == Value.self else { return false }
        // The types are one and the same, so the bits are those of a `Value`.
        address.assumingMemoryBound(to: Value.self).initialize(to: unsafeBitCast(value, to: Value.self))
        return true
    }

    /// Stores a copy of a value that can be cast. A function of its own, because what it needs to know of the types
    /// would be asked for at every call, and takes longer than to copy a value.
    @inline(never)
    @usableFromInline
    static func cast(_ value: any Sendable, to address: UnsafeMutableRawPointer) -> Bool {
        guard let value = value as? Value else { return false }
        address.assumingMemoryBound(to: Value.self).initialize(to: value)
        return true
    }

    @usableFromInline
    static func brief(at address: UnsafeMutableRawPointer) -> ValueBrief {
        ValueBrief(address.assumingMemoryBound(to: Value.self).pointee)
    }

    @inlinable static var valueType: Any.Type { Value.self }
}
