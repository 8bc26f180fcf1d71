extension CacheKey {
    /// One argument, comparable with others.
    public struct Argument: Sendable, Hashable {
        /// The argument itself.
        public let value: any Hashable & Sendable

        /// Wraps an argument.
        public init<Value: Hashable & Sendable>(_ value: Value) {
            self.value = value
        }

        /// The argument for a cache that keeps keys outside the program; `nil` when its type cannot be encoded.
        ///
        /// A set or a dictionary may be encoded in another order in another process: encode keys sorted.
        public var encodable: (any Encodable)? { value as? any Encodable }

        /// Whether both are of one type and equal.
        public static func == (left: Argument, right: Argument) -> Bool {
            areEqual(left.value, right.value)
        }

        /// Whether this is another value.
        func isEqual(to other: some Hashable) -> Bool {
            areEqual(other, value)
        }

        /// The argument if it is a number of this very type.
        var int: Int? { asInt(value) }

        /// Feeds the argument.
        public func hash(into hasher: inout Hasher) {
            value.hash(into: &hasher)
        }
    }
}

/// Compares values whose types are known only when the program runs.
private func areEqual<Left: Hashable, Right: Hashable>(_ left: Left, _ right: Right) -> Bool {
    // The types are one and the same where the bits are taken for those of a `Left`. A cast with `as?` would ask the
    // runtime, which takes longer than the rest of a look-up.
    Left.self == Right.self && unsafeBitCast(right, to: Left.self) == left
}

/// A value as a number, if it is one of this very type.
@inline(__always)
private func asInt<Value: Hashable>(_ value: Value) -> Int? {
    // The types are one and the same where the bits are taken for those of an `Int`.
    Value.self == Int.self ? unsafeBitCast(value, to: Int.self) : nil
}
