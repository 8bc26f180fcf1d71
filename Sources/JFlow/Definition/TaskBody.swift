/// The body of a task with its types erased: reads the inputs from a frame and stores the output there.
///
/// Synchronous bodies are called as synchronous functions: awaiting one would cost four times as much.
@frozen
@usableFromInline
enum TaskBody: Sendable {
    case synchronous(@Sendable (TaskFrame) throws -> Void)
    case asynchronous(@Sendable (TaskFrame) async throws -> Void)
}

extension TaskBody {
    /// A body as a definition holds it.
    var parts: (function: ErasedFunction, makeBody: ErasedTask.BodyMaker) {
        switch self {
        case .synchronous(let call):
            (ErasedFunction(Synchronous(call: call)), { .synchronous($0.function.callAs(Synchronous.self).call) })
        case .asynchronous(let call):
            (ErasedFunction(Asynchronous(call: call)), { .asynchronous($0.function.callAs(Asynchronous.self).call) })
        }
    }

    // Structures, because a function alone would be wrapped in another one to pass for a value of any type.
    private struct Synchronous { let call: @Sendable (TaskFrame) throws -> Void }
    private struct Asynchronous { let call: @Sendable (TaskFrame) async throws -> Void }
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
