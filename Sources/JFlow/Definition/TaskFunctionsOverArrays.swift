/// Defines a task over any number of tasks of one type, known when the program runs: its body gets their values as
/// an array, in order.
///
/// - Parameters:
///   - name: The task's name.
///   - dependencies: The tasks whose values the body gets.
///   - file: Where the task is defined, for messages.
///   - line: Where the task is defined, for messages.
///   - body: The function.
@inlinable
public func task<Output: Sendable, D: Dependency>(
    _ name: String, all dependencies: [D], file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable ([D.Value]) throws -> Output
) -> TaskDefinition<Output, Void, [D.Value]> {
    let count = dependencies.count
    return TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line), inputs: TaskInputs(dependencies.map { $0.input }),
            output: Slot<Output>.self,
            body: .synchronous { frame in frame.set(try body(frame.inputs(count)), at: count) }),
        function: TaskFunction(synchronous: body))
}

/// Defines a task over an array of tasks, whose body is asynchronous; see the synchronous overload.
@inlinable
public func task<Output: Sendable, D: Dependency>(
    _ name: String, all dependencies: [D], file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable ([D.Value]) async throws -> Output
) -> TaskDefinition<Output, Void, [D.Value]> {
    let count = dependencies.count
    return TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line), inputs: TaskInputs(dependencies.map { $0.input }),
            output: Slot<Output>.self,
            body: .asynchronous { frame in frame.set(try await body(frame.inputs(count)), at: count) }),
        function: TaskFunction(asynchronous: body))
}
