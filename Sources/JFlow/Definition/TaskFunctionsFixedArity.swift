// The shapes that most tasks have, without a type pack: their erased body takes about half the time of the pack's.

/// Defines a task, with one dependency.
@inlinable
public func task<Output: Sendable, D1: Dependency>(
    _ name: String, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value) throws -> Output
) -> TaskDefinition<Output, Void, D1.Value> {
    taskFunction(name, plain: Void.self, dependency1, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with one dependency.
@inlinable
public func task<Output: Sendable, D1: Dependency>(
    _ name: String, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value) async throws -> Output
) -> TaskDefinition<Output, Void, D1.Value> {
    taskFunction(name, plain: Void.self, dependency1, file: file, line: line, body: body)
}

/// Defines a task, with one parameter that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1) throws -> Output
) -> TaskDefinition<Output, (P1), P1> {
    taskFunction(name, plain: (P1).self, parameter1, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with one parameter that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1) async throws -> Output
) -> TaskDefinition<Output, (P1), P1> {
    taskFunction(name, plain: (P1).self, parameter1, file: file, line: line, body: body)
}

/// Defines a task, with two dependencies.
@inlinable
public func task<Output: Sendable, D1: Dependency, D2: Dependency>(
    _ name: String, _ dependency1: D1, _ dependency2: D2,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value, D2.Value) throws -> Output
) -> TaskDefinition<Output, Void, D1.Value, D2.Value> {
    taskFunction(name, plain: Void.self, dependency1, dependency2, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with two dependencies.
@inlinable
public func task<Output: Sendable, D1: Dependency, D2: Dependency>(
    _ name: String, _ dependency1: D1, _ dependency2: D2,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value, D2.Value) async throws -> Output
) -> TaskDefinition<Output, Void, D1.Value, D2.Value> {
    taskFunction(name, plain: Void.self, dependency1, dependency2, file: file, line: line, body: body)
}

/// Defines a task, with one parameter that the caller of a run gives and one dependency.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, D1: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, D1.Value) throws -> Output
) -> TaskDefinition<Output, (P1), P1, D1.Value> {
    taskFunction(name, plain: (P1).self, parameter1, dependency1, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with one parameter that the caller of a run gives and one dependency.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, D1: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, D1.Value) async throws -> Output
) -> TaskDefinition<Output, (P1), P1, D1.Value> {
    taskFunction(name, plain: (P1).self, parameter1, dependency1, file: file, line: line, body: body)
}

/// Defines a task, with two parameters that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2) throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2> {
    taskFunction(name, plain: (P1, P2).self, parameter1, parameter2, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with two parameters that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2) async throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2> {
    taskFunction(name, plain: (P1, P2).self, parameter1, parameter2, file: file, line: line, body: body)
}

/// Defines a task, with three dependencies.
@inlinable
public func task<Output: Sendable, D1: Dependency, D2: Dependency, D3: Dependency>(
    _ name: String, _ dependency1: D1, _ dependency2: D2, _ dependency3: D3,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value, D2.Value, D3.Value) throws -> Output
) -> TaskDefinition<Output, Void, D1.Value, D2.Value, D3.Value> {
    taskFunction(name, plain: Void.self, dependency1, dependency2, dependency3, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with three dependencies.
@inlinable
public func task<Output: Sendable, D1: Dependency, D2: Dependency, D3: Dependency>(
    _ name: String, _ dependency1: D1, _ dependency2: D2, _ dependency3: D3,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value, D2.Value, D3.Value) async throws -> Output
) -> TaskDefinition<Output, Void, D1.Value, D2.Value, D3.Value> {
    taskFunction(name, plain: Void.self, dependency1, dependency2, dependency3, file: file, line: line, body: body)
}

/// Defines a task, with one parameter that the caller of a run gives and two dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, D1: Dependency, D2: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ dependency1: D1, _ dependency2: D2,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, D1.Value, D2.Value) throws -> Output
) -> TaskDefinition<Output, (P1), P1, D1.Value, D2.Value> {
    taskFunction(name, plain: (P1).self, parameter1, dependency1, dependency2, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with one parameter that the caller of a run gives and two dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, D1: Dependency, D2: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ dependency1: D1, _ dependency2: D2,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, D1.Value, D2.Value) async throws -> Output
) -> TaskDefinition<Output, (P1), P1, D1.Value, D2.Value> {
    taskFunction(name, plain: (P1).self, parameter1, dependency1, dependency2, file: file, line: line, body: body)
}

/// Defines a task, with two parameters that the caller of a run gives and one dependency.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, D1: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, D1.Value) throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2, D1.Value> {
    taskFunction(name, plain: (P1, P2).self, parameter1, parameter2, dependency1, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with two parameters that the caller of a run gives and one dependency.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, D1: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, D1.Value) async throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2, D1.Value> {
    taskFunction(name, plain: (P1, P2).self, parameter1, parameter2, dependency1, file: file, line: line, body: body)
}

/// Defines a task, with three parameters that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, P3: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>, _ parameter3: Parameter<P3>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, P3) throws -> Output
) -> TaskDefinition<Output, (P1, P2, P3), P1, P2, P3> {
    taskFunction(name, plain: (P1, P2, P3).self, parameter1, parameter2, parameter3, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous, with three parameters that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, P3: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>, _ parameter3: Parameter<P3>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, P3) async throws -> Output
) -> TaskDefinition<Output, (P1, P2, P3), P1, P2, P3> {
    taskFunction(name, plain: (P1, P2, P3).self, parameter1, parameter2, parameter3, file: file, line: line, body: body)
}
