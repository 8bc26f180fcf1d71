/// How long a task may take.
struct TimeoutPolicy: Sendable {
    /// The longest time of one attempt.
    var attempt: Duration?
    /// The longest time of all attempts and the waits between them, from the first start on.
    var total: Duration?
    /// How long a body that was cancelled for its lateness is waited for before it is left behind.
    var grace: Duration
}

/// The error of a task that took too long.
public struct TaskTimeout: Error, Sendable, Hashable, CustomStringConvertible {
    /// How long it was allowed to take.
    public let limit: Duration
    /// Whether this was the time for all attempts, and not for one.
    public let isTotal: Bool
    /// Whether its body ignored its cancellation and was left behind.
    public let isAbandoned: Bool

    /// How long it was allowed to take, in words.
    public var description: String {
        "it took longer than \(limit)\(isTotal ? " in all attempts" : "")"
            + (isAbandoned ? ", ignored its cancellation and was left behind" : "")
    }
}
