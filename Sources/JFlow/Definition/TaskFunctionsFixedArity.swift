// The shapes that most tasks have, without a type pack: their erased body takes about half the time of the pack's.

/// Defines a task, with one dependency.
@inlinable
public func task<Output: Sendable, D1: Dependency>(
    _ name: String, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value) throws -> Output
) -> TaskDefinition<Output, Void, D1.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [dependency1.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0)), at: 1) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with one dependency.
@inlinable
public func task<Output: Sendable, D1: Dependency>(
    _ name: String, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value) async throws -> Output
) -> TaskDefinition<Output, Void, D1.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [dependency1.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0)), at: 1) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task, with one parameter that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1) throws -> Output
) -> TaskDefinition<Output, (P1), P1> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0)), at: 1) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with one parameter that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1) async throws -> Output
) -> TaskDefinition<Output, (P1), P1> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0)), at: 1) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task, with two dependencies.
@inlinable
public func task<Output: Sendable, D1: Dependency, D2: Dependency>(
    _ name: String, _ dependency1: D1, _ dependency2: D2,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value, D2.Value) throws -> Output
) -> TaskDefinition<Output, Void, D1.Value, D2.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [dependency1.input, dependency2.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0), $0.input(1)), at: 2) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with two dependencies.
@inlinable
public func task<Output: Sendable, D1: Dependency, D2: Dependency>(
    _ name: String, _ dependency1: D1, _ dependency2: D2,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value, D2.Value) async throws -> Output
) -> TaskDefinition<Output, Void, D1.Value, D2.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [dependency1.input, dependency2.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0), $0.input(1)), at: 2) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task, with one parameter that the caller of a run gives and one dependency.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, D1: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, D1.Value) throws -> Output
) -> TaskDefinition<Output, (P1), P1, D1.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, dependency1.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0), $0.input(1)), at: 2) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with one parameter that the caller of a run gives and one dependency.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, D1: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, D1.Value) async throws -> Output
) -> TaskDefinition<Output, (P1), P1, D1.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, dependency1.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0), $0.input(1)), at: 2) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task, with two parameters that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2) throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, parameter2.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0), $0.input(1)), at: 2) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with two parameters that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2) async throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, parameter2.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0), $0.input(1)), at: 2) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task, with three dependencies.
@inlinable
public func task<Output: Sendable, D1: Dependency, D2: Dependency, D3: Dependency>(
    _ name: String, _ dependency1: D1, _ dependency2: D2, _ dependency3: D3,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value, D2.Value, D3.Value) throws -> Output
) -> TaskDefinition<Output, Void, D1.Value, D2.Value, D3.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [dependency1.input, dependency2.input, dependency3.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0), $0.input(1), $0.input(2)), at: 3) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with three dependencies.
@inlinable
public func task<Output: Sendable, D1: Dependency, D2: Dependency, D3: Dependency>(
    _ name: String, _ dependency1: D1, _ dependency2: D2, _ dependency3: D3,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (D1.Value, D2.Value, D3.Value) async throws -> Output
) -> TaskDefinition<Output, Void, D1.Value, D2.Value, D3.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [dependency1.input, dependency2.input, dependency3.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0), $0.input(1), $0.input(2)), at: 3) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task, with one parameter that the caller of a run gives and two dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, D1: Dependency, D2: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ dependency1: D1, _ dependency2: D2,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, D1.Value, D2.Value) throws -> Output
) -> TaskDefinition<Output, (P1), P1, D1.Value, D2.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, dependency1.input, dependency2.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0), $0.input(1), $0.input(2)), at: 3) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with one parameter that the caller of a run gives and two dependencies.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, D1: Dependency, D2: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ dependency1: D1, _ dependency2: D2,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, D1.Value, D2.Value) async throws -> Output
) -> TaskDefinition<Output, (P1), P1, D1.Value, D2.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, dependency1.input, dependency2.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0), $0.input(1), $0.input(2)), at: 3) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task, with two parameters that the caller of a run gives and one dependency.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, D1: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, D1.Value) throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2, D1.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, parameter2.input, dependency1.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0), $0.input(1), $0.input(2)), at: 3) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with two parameters that the caller of a run gives and one dependency.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, D1: Dependency>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>, _ dependency1: D1,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, D1.Value) async throws -> Output
) -> TaskDefinition<Output, (P1, P2), P1, P2, D1.Value> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, parameter2.input, dependency1.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0), $0.input(1), $0.input(2)), at: 3) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}

/// Defines a task, with three parameters that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, P3: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>, _ parameter3: Parameter<P3>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, P3) throws -> Output
) -> TaskDefinition<Output, (P1, P2, P3), P1, P2, P3> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, parameter2.input, parameter3.input], output: Slot<Output>.self,
            body: .synchronous { $0.set(try body($0.input(0), $0.input(1), $0.input(2)), at: 3) },
            attributes: TaskAttributes()),
        function: TaskFunction(synchronous: body))
}

/// Defines a task whose body is asynchronous, with three parameters that the caller of a run gives.
@inlinable
@_disfavoredOverload
public func task<Output: Sendable, P1: Sendable, P2: Sendable, P3: Sendable>(
    _ name: String, _ parameter1: Parameter<P1>, _ parameter2: Parameter<P2>, _ parameter3: Parameter<P3>,
    file: StaticString = #fileID, line: UInt = #line,
    body: @escaping @Sendable (P1, P2, P3) async throws -> Output
) -> TaskDefinition<Output, (P1, P2, P3), P1, P2, P3> {
    TaskDefinition(
        erased: ErasedTask(
            name: name, place: SourcePlace(file: file, line: line),
            inputs: [parameter1.input, parameter2.input, parameter3.input], output: Slot<Output>.self,
            body: .asynchronous { $0.set(try await body($0.input(0), $0.input(1), $0.input(2)), at: 3) },
            attributes: TaskAttributes()),
        function: TaskFunction(asynchronous: body))
}
