/// The body of a task with its types erased: reads the inputs from a frame and stores the output there.
///
/// Synchronous bodies are called as synchronous functions: awaiting one would cost four times as much.
@frozen
@usableFromInline
enum TaskBody: Sendable {
    case synchronous(@Sendable (TaskFrame) throws -> Void)
    case asynchronous(Asynchronous)

    /// Called without leaving the worker's executor: that saves a look at the executor before each body and behind it.
    @usableFromInline typealias Asynchronous =
        nonisolated(nonsending) @Sendable (TaskFrame) async throws -> Void
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
