/// A function whose type only those know who stored and who call it, as the two words that it is: its code, and what it
/// captures.
///
/// So it lies within the object that holds it. As a closure that calls it, it would take an object of its own, which
/// costs as much as all else about a definition.
@frozen
@usableFromInline
// `@unchecked`: it is made of functions that are `Sendable`.
struct ErasedFunction: @unchecked Sendable {
    @usableFromInline let code: UnsafeRawPointer
    @usableFromInline let captures: AnyObject?

    /// Stores a function: what it was stored as it is called as.
    ///
    /// - Parameter function: A function, or a structure of nothing but one.
    @inlinable
    init<Function: Sendable>(_ function: Function) {
        self = unsafeBitCast(function, to: Self.self)
    }

    /// The function, which is of this type.
    @inlinable
    func callAs<Function: Sendable>(_ type: Function.Type) -> Function {
        unsafeBitCast(self, to: Function.self)
    }
}
