// One name, many shapes: up to three parameters that the caller of a run gives, then any number of dependencies; a
// closure without `await` picks the synchronous overload.
//
// The overloads for up to three inputs do without a parameter pack, which makes their erased body about twice as fast.

/// Defines a task.
///
/// ```swift
/// let createPerson = task("createPerson", Parameter<String>("name")) { name in Person(name: name) }
/// let createHi = task("createHi", createPerson) { person in "Hi \(person.name)" }
/// ```
///
/// - Parameters:
///   - name: The task's name, unique in each workflow that it is part of.
///   - inputs: What the parameters of `body` are bound to, in order: ``Parameter``s and other tasks.
///   - body: The function; called at most once in a run, on any thread.
@inlinable
public func task<Output: Sendable, each Dependency: TaskArgument>(
    _ name: String, _ dependencies: repeat each Dependency,
    body: @escaping @Sendable (repeat (each Dependency).Value) throws -> Output
) -> TaskDefinition<Output, Void, repeat (each Dependency).Value> {
    fatalError()
}

/// Defines a task whose body is asynchronous; see the synchronous overload.
@inlinable
public func task<Output: Sendable, each Dependency: TaskArgument>(
    _ name: String, _ dependencies: repeat each Dependency,
    body: @escaping @Sendable (repeat (each Dependency).Value) async throws -> Output
) -> TaskDefinition<Output, Void, repeat (each Dependency).Value> {
    fatalError()
}

/// Defines a task with one parameter that the caller of a run gives.
@inlinable
public func task<Output: Sendable, P1: Sendable, each Dependency: TaskArgument>(
    _ name: String, _ p1: Parameter<P1>, _ dependencies: repeat each Dependency,
    body: @escaping @Sendable (P1, repeat (each Dependency).Value) throws -> Output
) -> TaskDefinition<Output, (P1), P1, repeat (each Dependency).Value> {
    fatalError()
}

/// Defines a task with one parameter that the caller of a run gives.
@inlinable
public func task<Output: Sendable, P1: Sendable, each Dependency: TaskArgument>(
    _ name: String, _ p1: Parameter<P1>, _ dependencies: repeat each Dependency,
    body: @escaping @Sendable (P1, repeat (each Dependency).Value) async throws -> Output
) -> TaskDefinition<Output, (P1), P1, repeat (each Dependency).Value> {
    fatalError()
}
