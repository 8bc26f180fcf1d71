/// The body of a mapping with its types erased: takes the element at an index and leaves its output in a slot.
///
/// Synchronous bodies are called as synchronous functions, as those of tasks are.
@frozen
@usableFromInline
enum ElementWork: Sendable {
    case synchronous(@Sendable (_ index: Int, _ slot: Int) throws -> Void)
    case asynchronous(@Sendable (_ index: Int, _ slot: Int) async throws -> Void)
}

/// What the definition of a mapping says about its elements.
@frozen
@usableFromInline
struct ElementSettings: Sendable {
    /// The most elements that run at once, at least 1.
    @usableFromInline let limit: Int
    /// Whether the first failing element stops the others.
    @usableFromInline let stopsAtFailure: Bool

    @inlinable
    init(limit: Int, policy: FailurePolicy) {
        precondition(limit >= 1, "the limit of a mapping must be at least 1")
        self.limit = limit
        stopsAtFailure = policy == .stop
    }
}

/// How the elements of a mapping ended.
@frozen
@usableFromInline
enum ElementsEnd: Sendable {
    /// Every element has its output.
    case completed
    /// Some elements failed.
    case failed(MappingFailure)
    /// The mapping was cancelled before all elements had ended.
    case cancelled
}
