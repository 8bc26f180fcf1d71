// The same for one to three inputs, without a type pack: the erased body takes about half the time of the pack's.

/// Defines a task with one input, as the macro `@Task` does.
@inlinable
public func taskFunction<Output: Sendable, Plain, A1: TaskArgument>(
    _ name: String, plain: Plain.Type, _ input1: A1, file: StaticString, line: UInt,
    body: @escaping @Sendable (A1.Value) throws -> Output
) -> TaskDefinition<Output, Plain, A1.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(input1.input), output: Slot<Output>.self,
            body: TaskBody(
                ErasedFunction(body),
                .synchronous { function, frame in
                    let body = function.callAs((@Sendable (A1.Value) throws -> Output).self)
                    frame.set(try body(frame.input(0)), at: 1)
                })),
        function: TaskFunction(synchronous: body))
}

/// Defines a task with one input, as the macro `@Task` does; the body is asynchronous.
@inlinable
public func taskFunction<Output: Sendable, Plain, A1: TaskArgument>(
    _ name: String, plain: Plain.Type, _ input1: A1, file: StaticString, line: UInt,
    body: @escaping @Sendable (A1.Value) async throws -> Output
) -> TaskDefinition<Output, Plain, A1.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(input1.input), output: Slot<Output>.self,
            body: TaskBody(
                ErasedFunction(body),
                .asynchronous { function, frame in
                    let body = function.callAs((@Sendable (A1.Value) async throws -> Output).self)
                    frame.set(try await body(frame.input(0)), at: 1)
                })),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task with two inputs, as the macro `@Task` does.
@inlinable
public func taskFunction<Output: Sendable, Plain, A1: TaskArgument, A2: TaskArgument>(
    _ name: String, plain: Plain.Type, _ input1: A1, _ input2: A2, file: StaticString, line: UInt,
    body: @escaping @Sendable (A1.Value, A2.Value) throws -> Output
) -> TaskDefinition<Output, Plain, A1.Value, A2.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(input1.input, input2.input), output: Slot<Output>.self,
            body: TaskBody(
                ErasedFunction(body),
                .synchronous { function, frame in
                    let body = function.callAs((@Sendable (A1.Value, A2.Value) throws -> Output).self)
                    frame.set(try body(frame.input(0), frame.input(1)), at: 2)
                })),
        function: TaskFunction(synchronous: body))
}

/// Defines a task with two inputs, as the macro `@Task` does; the body is asynchronous.
@inlinable
public func taskFunction<Output: Sendable, Plain, A1: TaskArgument, A2: TaskArgument>(
    _ name: String, plain: Plain.Type, _ input1: A1, _ input2: A2, file: StaticString, line: UInt,
    body: @escaping @Sendable (A1.Value, A2.Value) async throws -> Output
) -> TaskDefinition<Output, Plain, A1.Value, A2.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(input1.input, input2.input), output: Slot<Output>.self,
            body: TaskBody(
                ErasedFunction(body),
                .asynchronous { function, frame in
                    let body = function.callAs((@Sendable (A1.Value, A2.Value) async throws -> Output).self)
                    frame.set(try await body(frame.input(0), frame.input(1)), at: 2)
                })),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task with three inputs, as the macro `@Task` does.
@inlinable
public func taskFunction<Output: Sendable, Plain, A1: TaskArgument, A2: TaskArgument, A3: TaskArgument>(
    _ name: String, plain: Plain.Type, _ input1: A1, _ input2: A2, _ input3: A3, file: StaticString, line: UInt,
    body: @escaping @Sendable (A1.Value, A2.Value, A3.Value) throws -> Output
) -> TaskDefinition<Output, Plain, A1.Value, A2.Value, A3.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(input1.input, input2.input, input3.input), output: Slot<Output>.self,
            body: TaskBody(
                ErasedFunction(body),
                .synchronous { function, frame in
                    let body = function.callAs((@Sendable (A1.Value, A2.Value, A3.Value) throws -> Output).self)
                    frame.set(try body(frame.input(0), frame.input(1), frame.input(2)), at: 3)
                })),
        function: TaskFunction(synchronous: body))
}

/// Defines a task with three inputs, as the macro `@Task` does; the body is asynchronous.
@inlinable
public func taskFunction<Output: Sendable, Plain, A1: TaskArgument, A2: TaskArgument, A3: TaskArgument>(
    _ name: String, plain: Plain.Type, _ input1: A1, _ input2: A2, _ input3: A3, file: StaticString, line: UInt,
    body: @escaping @Sendable (A1.Value, A2.Value, A3.Value) async throws -> Output
) -> TaskDefinition<Output, Plain, A1.Value, A2.Value, A3.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: TaskInputs(input1.input, input2.input, input3.input), output: Slot<Output>.self,
            body: TaskBody(
                ErasedFunction(body),
                .asynchronous { function, frame in
                    let body = function.callAs((@Sendable (A1.Value, A2.Value, A3.Value) async throws -> Output).self)
                    frame.set(try await body(frame.input(0), frame.input(1), frame.input(2)), at: 3)
                })),
        function: TaskFunction(asynchronous: body))
}
