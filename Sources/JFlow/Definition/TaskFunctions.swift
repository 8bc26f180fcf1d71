// One name, several shapes: parameters that the caller of a run gives come first, up to three, then any number of
// dependencies. A closure without `await` picks the synchronous overload. The shapes with one to three dependencies
// stand beside the pack because their erased body is about twice as fast.
//
// All other shapes are disfavoured: a call that fits several (or, being wrong, none) is then judged by the shapes with
// dependencies alone, which makes the compiler's messages name the real mistake, and a file of 200 tasks check in 0.2 s
// instead of 1.1.

/// Defines a task.
///
/// ```swift
/// let createPerson = task("createPerson", Parameter<String>("name")) { name in Person(name: name) }
/// let createHi = task("createHi", createPerson) { person in "Hi \(person.name)" }
/// ```
///
/// What the caller of a run gives (``Parameter``, up to three) stands before the tasks:
///
/// ```swift
/// let greet = task("greet", Parameter<String>("greeting"), createPerson) { greeting, person in "\(greeting) \(person.name)" }
/// ```
///
/// - Parameters:
///   - name: The task's name, unique in each workflow that it is part of.
///   - dependencies: The tasks whose values are the arguments of `body`, in order.
///   - file: Where the task is defined, for messages.
///   - line: Where the task is defined, for messages.
///   - body: The function; called at most once in a run, on any thread.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, each D: Dependency>(
    _ name: String, _ dependencies: repeat each D, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (repeat (each D).Value) throws -> Output
) -> TaskDefinition<Output, Void, repeat (each D).Value> {
    taskFunction(name, plain: Void.self, repeat each dependencies, file: file, line: line, body: body)
}

/// Defines a task whose body is asynchronous; see the synchronous overload.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, each D: Dependency>(
    _ name: String, _ dependencies: repeat each D, file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (repeat (each D).Value) async throws -> Output
) -> TaskDefinition<Output, Void, repeat (each D).Value> {
    taskFunction(name, plain: Void.self, repeat each dependencies, file: file, line: line, body: body)
}
