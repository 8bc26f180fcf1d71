/// Defines a task with parameters and dependencies in any order, as the macro `@Task` does.
///
/// - Parameters:
///   - name: The task's name.
///   - plain: The types of the parameters that the caller of a run gives, in order, as a tuple.
///   - inputs: What the parameters of `body` are bound to, in order.
///   - file: Where the task is defined, for messages.
///   - line: Where the task is defined, for messages.
///   - body: The function.
@inlinable
@_disfavoredOverload
public func taskFunction<Output: Sendable, Plain, each A: TaskArgument>(
    _ name: String, plain: Plain.Type, _ inputs: repeat each A, file: StaticString, line: UInt,
    body: @escaping @Sendable (repeat (each A).Value) throws -> Output
) -> TaskDefinition<Output, Plain, repeat (each A).Value> {
    let list = erasedInputs(repeat each inputs)
    let outputIndex = list.count
    return TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line), inputs: TaskInputs(list), output: Slot<Output>.self,
            body: .synchronous { frame in
                var reader = InputReader(frame)
                frame.set(try body(repeat reader.next(as: (each A).Value.self)), at: outputIndex)
            }),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous; see the synchronous overload.
@inlinable
@_disfavoredOverload
public func taskFunction<Output: Sendable, Plain, each A: TaskArgument>(
    _ name: String, plain: Plain.Type, _ inputs: repeat each A, file: StaticString, line: UInt,
    body: @escaping @Sendable (repeat (each A).Value) async throws -> Output
) -> TaskDefinition<Output, Plain, repeat (each A).Value> {
    let list = erasedInputs(repeat each inputs)
    let outputIndex = list.count
    return TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line), inputs: TaskInputs(list), output: Slot<Output>.self,
            body: .asynchronous { frame in
                var reader = InputReader(frame)
                frame.set(try await body(repeat reader.next(as: (each A).Value.self)), at: outputIndex)
            }),
        function: TaskFunction(asynchronous: body))
}

@inlinable
func erasedInputs<each A: TaskArgument>(_ inputs: repeat each A) -> [TaskInput] {
    var list: [TaskInput] = []
    repeat list.append((each inputs).input)
    return list
}
