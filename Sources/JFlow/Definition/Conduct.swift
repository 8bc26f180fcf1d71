/// What a definition asks of the engine beside calling its body: nothing, for nearly all tasks.
struct Conduct: Sendable {
    /// Whether and when a failed body is called again.
    var retry: RetryPolicy?
    /// How long the task may take.
    var timeout: TimeoutPolicy?
    /// The pool of which the task needs a permit while it runs.
    var pool: Pool?
    /// The higher, the earlier among ready tasks.
    var priority = 0
    /// Stores what consumers get if the task has no value of its own.
    var substitute: (@Sendable (UnsafeMutableRawPointer) -> Void)?
    /// The task whose value consumers get if this one has none.
    var fallback: ErasedTask?
    /// Which of its inputs the task needs, and whether it runs at all.
    var condition: Condition?
    /// Closes the value after the last consumer.
    var close: (@Sendable (any Sendable) async -> Void)?
    /// Closes what runs share, for a task that is shared between them: ``close`` then only gives a lease back.
    var closeShared: (@Sendable () async -> Void)?

    /// A decision that is made when the value of its judge is known.
    struct Condition: Sendable {
        /// The task that decides; `nil` where it is the first input.
        var judge: ErasedTask?
        /// Answers the number of the branch that is taken, given the place of the judge's value; `nil` for none.
        var decide: @Sendable (UnsafeRawPointer) -> Int?
        /// The inputs of each branch, by their place among the task's inputs.
        var branches: [[Int]]
    }

    /// The tasks that this one depends on beside its inputs.
    var dependencies: [ErasedTask] { [condition?.judge, fallback].compactMap { $0 } }
}

/// A value on the heap, for what few tasks have.
final class Box<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}
