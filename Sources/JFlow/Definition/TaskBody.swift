/// The body of a task with its types erased: reads the inputs from a frame and stores the output there.
///
/// It is the author's function, and another one that knows the types: so it takes no object of its own.
@frozen
@usableFromInline
struct TaskBody: Sendable {
    @usableFromInline let function: ErasedFunction
    @usableFromInline let call: Call

    /// Calls the author's function with what a frame holds.
    ///
    /// Synchronous bodies are called as synchronous functions: awaiting one would cost four times as much.
    @frozen
    @usableFromInline
    enum Call: Sendable {
        case synchronous(@Sendable (ErasedFunction, TaskFrame) throws -> Void)
        case asynchronous(Asynchronous)

        /// Called without leaving the worker's executor: that saves a look at the executor before each body and behind
        /// it.
        @usableFromInline typealias Asynchronous =
            nonisolated(nonsending) @Sendable (ErasedFunction, TaskFrame) async throws -> Void
    }

    @inlinable
    init(_ function: ErasedFunction, _ call: Call) {
        self.function = function
        self.call = call
    }

    /// A body that knows all that it needs.
    @inlinable
    static func synchronous(_ body: @escaping @Sendable (TaskFrame) throws -> Void) -> TaskBody {
        TaskBody(
            ErasedFunction(SynchronousBody(body)),
            .synchronous { function, frame in try function.callAs(SynchronousBody.self).body(frame) })
    }

    /// An asynchronous body that knows all that it needs.
    @inlinable
    static func asynchronous(_ body: @escaping AsynchronousBody.Function) -> TaskBody {
        TaskBody(
            ErasedFunction(AsynchronousBody(body)),
            .asynchronous { function, frame in try await function.callAs(AsynchronousBody.self).body(frame) })
    }

    /// Whether the body is called without being awaited.
    var isSynchronous: Bool {
        if case .synchronous = call { true } else { false }
    }

    /// Calls the body, whichever it is.
    // In the frame of whoever calls: one of its own would cost as much as all else about a call.
    @inline(__always)
    nonisolated(nonsending) func callAsFunction(_ frame: TaskFrame) async throws {
        switch call {
        case .synchronous(let call): try call(function, frame)
        case .asynchronous(let call): try await call(function, frame)
        }
    }
}

// Structures of a function alone: by itself it would be wrapped in another one to pass for a value of any type.

@frozen
@usableFromInline
struct SynchronousBody: Sendable {
    @usableFromInline let body: @Sendable (TaskFrame) throws -> Void

    @inlinable
    init(_ body: @escaping @Sendable (TaskFrame) throws -> Void) {
        self.body = body
    }
}

@frozen
@usableFromInline
struct AsynchronousBody: Sendable {
    @usableFromInline typealias Function = nonisolated(nonsending) @Sendable (TaskFrame) async throws -> Void
    @usableFromInline let body: Function

    @inlinable
    init(_ body: @escaping Function) {
        self.body = body
    }
}

/// The function of a task as its author wrote it: one of the two is there (an enumeration cannot have a type pack).
@frozen
@usableFromInline
struct TaskFunction<Output: Sendable, each Argument: Sendable>: Sendable {
    @usableFromInline let synchronous: (@Sendable (repeat each Argument) throws -> Output)?
    @usableFromInline let asynchronous: (@Sendable (repeat each Argument) async throws -> Output)?

    @inlinable
    init(synchronous: @escaping @Sendable (repeat each Argument) throws -> Output) {
        self.synchronous = synchronous
        asynchronous = nil
    }

    @inlinable
    init(asynchronous: @escaping @Sendable (repeat each Argument) async throws -> Output) {
        synchronous = nil
        self.asynchronous = asynchronous
    }

    /// A body that calls the function with these arguments and takes nothing from other tasks.
    func body(with arguments: repeat each Argument, outputIndex: Int) -> TaskBody {
        let arguments = (repeat each arguments)
        if let synchronous {
            return .synchronous { frame in frame.set(try synchronous(repeat each arguments), at: outputIndex) }
        }
        guard let asynchronous else { preconditionFailure("a task function is synchronous or asynchronous") }
        return .asynchronous { frame in frame.set(try await asynchronous(repeat each arguments), at: outputIndex) }
    }
}
