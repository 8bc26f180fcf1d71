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
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(erasedInputs(repeat each inputs)), output: Slot<Output>.self,
            body: TaskBody(
                ErasedFunction(SynchronousFunction(body)),
                .synchronous { function, frame in
                    let body = function.callAs(SynchronousFunction<Output, repeat (each A).Value>.self).call
                    var reader = InputReader(frame)
                    let output = try body(repeat reader.next(as: (each A).Value.self))
                    frame.set(output, at: reader.index)
                })),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous; see the synchronous overload.
@inlinable
@_disfavoredOverload
public func taskFunction<Output: Sendable, Plain, each A: TaskArgument>(
    _ name: String, plain: Plain.Type, _ inputs: repeat each A, file: StaticString, line: UInt,
    body: @escaping @Sendable (repeat (each A).Value) async throws -> Output
) -> TaskDefinition<Output, Plain, repeat (each A).Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(erasedInputs(repeat each inputs)), output: Slot<Output>.self,
            body: TaskBody(
                ErasedFunction(AsynchronousFunction(body)),
                .asynchronous { function, frame in
                    let body = function.callAs(AsynchronousFunction<Output, repeat (each A).Value>.self).call
                    var reader = InputReader(frame)
                    let output = try await body(repeat reader.next(as: (each A).Value.self))
                    frame.set(output, at: reader.index)
                })),
        function: TaskFunction(asynchronous: body))
}

@inlinable
func erasedInputs<each A: TaskArgument>(_ inputs: repeat each A) -> [TaskInput] {
    var list: [TaskInput] = []
    repeat list.append((each inputs).input)
    return list
}

// The functions as structures: alone, a function of a type pack does not pass for a value of any type.

@frozen
@usableFromInline
struct SynchronousFunction<Output: Sendable, each Argument: Sendable>: Sendable {
    @usableFromInline let call: @Sendable (repeat each Argument) throws -> Output

    @inlinable
    init(_ call: @escaping @Sendable (repeat each Argument) throws -> Output) {
        self.call = call
    }
}

@frozen
@usableFromInline
struct AsynchronousFunction<Output: Sendable, each Argument: Sendable>: Sendable {
    @usableFromInline let call: @Sendable (repeat each Argument) async throws -> Output

    @inlinable
    init(_ call: @escaping @Sendable (repeat each Argument) async throws -> Output) {
        self.call = call
    }
}
