/// Whether and when the body of a failed task is called again.
///
/// ```swift
/// let ads = task("ads", query) { query in try await fetchAds(query) }
///     .retry(3, backoff: .exponential(from: .milliseconds(100)), when: { $0 is NetworkError })
/// ```
public struct RetryPolicy: Sendable {
    /// How many times the body is called at most, at least 1.
    public var attemptLimit: Int
    /// How long to wait before each further attempt.
    public var backoff: Backoff
    /// Whether an error is worth another attempt.
    public var isWorthRetrying: @Sendable (any Error) -> Bool

    /// Makes a policy.
    ///
    /// - Parameters:
    ///   - attemptLimit: How many times the body is called at most, at least 1.
    ///   - backoff: How long to wait before each further attempt.
    ///   - isWorthRetrying: Whether an error is worth another attempt; by default every error but a cancellation.
    public init(
        _ attemptLimit: Int, backoff: Backoff = .none,
        when isWorthRetrying: @escaping @Sendable (any Error) -> Bool = { !($0 is CancellationError) }
    ) {
        precondition(attemptLimit >= 1, "a task needs at least one attempt")
        self.attemptLimit = attemptLimit
        self.backoff = backoff
        self.isWorthRetrying = isWorthRetrying
    }
}

/// How long to wait between the attempts of a task.
public struct Backoff: Sendable, Hashable {
    /// The time before the second attempt.
    public var initial: Duration
    /// By how much each further wait is longer than the one before, at least 1.
    public var factor: Double
    /// The longest wait.
    public var limit: Duration
    /// The part of each wait that is random, from 0 to 1: at 0.5 a wait of 100 ms takes 50 to 100 ms.
    public var jitter: Double

    /// Makes a backoff.
    public init(initial: Duration, factor: Double = 1, limit: Duration = .seconds(60), jitter: Double = 0) {
        precondition(initial >= .zero && factor >= 1 && (0...1).contains(jitter), "a backoff cannot run backwards")
        self.initial = initial
        self.factor = factor
        self.limit = limit
        self.jitter = jitter
    }

    /// The next attempt follows at once.
    public static let none = Backoff(initial: .zero)

    /// The same wait before each attempt.
    public static func constant(_ duration: Duration, jitter: Double = 0) -> Backoff {
        Backoff(initial: duration, limit: duration, jitter: jitter)
    }

    /// Each wait is `factor` times as long as the one before; half of it is random, so that many that failed together
    /// do not come back together (Brooker, “Exponential Backoff And Jitter”, 2015).
    public static func exponential(
        from initial: Duration, factor: Double = 2, limit: Duration = .seconds(60), jitter: Double = 0.5
    ) -> Backoff {
        Backoff(initial: initial, factor: factor, limit: limit, jitter: jitter)
    }

    /// The wait after a failed attempt.
    ///
    /// - Parameters:
    ///   - attempt: The number of the attempt that failed, from 1.
    ///   - generator: Where the random part comes from.
    public func delay(after attempt: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        var wait = min(initial, limit)
        // Beyond 2^100 times the beginning every wait has reached its limit.
        for _ in 1..<max(1, min(attempt, 100)) where wait < limit { wait = min(wait * factor, limit) }
        return jitter == 0 ? wait : wait * (1 - jitter * Double.random(in: 0...1, using: &generator))
    }
}
