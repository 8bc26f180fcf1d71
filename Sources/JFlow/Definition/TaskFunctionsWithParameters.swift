// Parameters that the caller of a run gives come first: a closure type can hold one type pack only.

/// Defines a task with one parameter that the caller of a run gives, before its dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, each D: Dependency>(
    _ name: String, _ p1: Parameter<P1>, _ dependencies: repeat each D,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, repeat (each D).Value) throws -> Output
) -> TaskDefinition<Output, (P1), P1, repeat (each D).Value> {
    taskFunction(
        name, plain: (P1).self, p1, repeat each dependencies, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with one parameter that the caller of a run gives, before its dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, each D: Dependency>(
    _ name: String, _ p1: Parameter<P1>, _ dependencies: repeat each D,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, repeat (each D).Value) async throws -> Output
) -> TaskDefinition<Output, (P1), P1, repeat (each D).Value> {
    taskFunction(
        name, plain: (P1).self, p1, repeat each dependencies, file: file, line: line, body: body)
}

/// Defines a task with two parameters that the caller of a run gives, before its dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, each D: Dependency>(
    _ name: String, _ p1: Parameter<P1>, _ p2: Parameter<P2>, _ dependencies: repeat each D,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, repeat (each D).Value) throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2, repeat (each D).Value> {
    taskFunction(
        name, plain: (P1, P2).self, p1, p2, repeat each dependencies, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with two parameters that the caller of a run gives, before its dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, each D: Dependency>(
    _ name: String, _ p1: Parameter<P1>, _ p2: Parameter<P2>, _ dependencies: repeat each D,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, repeat (each D).Value) async throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2, repeat (each D).Value> {
    taskFunction(
        name, plain: (P1, P2).self, p1, p2, repeat each dependencies, file: file, line: line, body: body)
}

/// Defines a task with three parameters that the caller of a run gives, before its dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, P3: Sendable, each D: Dependency>(
    _ name: String, _ p1: Parameter<P1>, _ p2: Parameter<P2>, _ p3: Parameter<P3>, _ dependencies: repeat each D,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, P3, repeat (each D).Value) throws -> Output
) -> TaskDefinition<Output, (P1, P2, P3), P1, P2, P3, repeat (each D).Value> {
    taskFunction(
        name, plain: (P1, P2, P3).self, p1, p2, p3, repeat each dependencies, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with three parameters that the caller of a run gives, before its dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, P3: Sendable, each D: Dependency>(
    _ name: String, _ p1: Parameter<P1>, _ p2: Parameter<P2>, _ p3: Parameter<P3>, _ dependencies: repeat each D,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, P3, repeat (each D).Value) async throws -> Output
) -> TaskDefinition<Output, (P1, P2, P3), P1, P2, P3, repeat (each D).Value> {
    taskFunction(
        name, plain: (P1, P2, P3).self, p1, p2, p3, repeat each dependencies, file: file, line: line, body: body)
}
