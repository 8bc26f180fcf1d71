// The macro puts each value of a dependency through one of these on its way to the function: so that a parameter that is no
// optional, where the value may be missing, is refused with words that say so.

/// The value of a dependency. Written by the macro `@Task` only.
@inlinable
@inline(__always)
public func taskArgument<Value>(_ value: Value) -> Value { value }

/// Refuses the value of a dependency that may be missing, where the parameter must have one.
@available(
    *, unavailable,
    message: """
        this task can be without a value, as its '@Task' says '.optional' or '.when': \
        make the type of the parameter an optional
        """
)
public func taskArgument<Value>(_ value: Value?) -> Value {
    preconditionFailure("unavailable")
}
