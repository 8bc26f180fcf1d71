// How a task is run: again, in how much time, with whose permit, before which others.

extension TaskModifier {
    /// The function is called again when it throws. See ``TaskDefinition/retry(_:backoff:when:)``.
    ///
    /// ```swift
    /// @Task(.retry(3, backoff: .exponential(from: .milliseconds(100)), when: { $0 is NetworkError }))
    /// func ads(query: String = Depends(query)) async throws -> Ads { try await fetchAds(query) }
    /// ```
    ///
    /// - Parameters:
    ///   - attempts: How many times the function is called at most, at least 1.
    ///   - backoff: How long to wait before each further attempt.
    ///   - isWorthRetrying: Whether an error is worth another attempt; by default every error but a cancellation.
    public static func retry(
        _ attempts: Int, backoff: Backoff = .none,
        when isWorthRetrying: @Sendable (any Error) -> Bool = { !($0 is CancellationError) }
    ) -> TaskModifier { TaskModifier() }

    /// The function is called again as a policy says that several tasks share. See ``TaskDefinition/retry(_:)``.
    public static func retry(_ policy: RetryPolicy) -> TaskModifier { TaskModifier() }

    /// The task has only so much time. See ``TaskDefinition/timeout(_:total:grace:)``.
    ///
    /// - Parameters:
    ///   - attempt: The longest time of one attempt; `nil` without a limit.
    ///   - total: The longest time of all attempts and the waits between them; `nil` without a limit.
    ///   - grace: How long a function that ignores its cancellation is waited for.
    public static func timeout(
        _ attempt: Duration?, total: Duration? = nil, grace: Duration = .seconds(1)
    ) -> TaskModifier { TaskModifier() }

    /// The task runs only while it holds a permit of a pool. See ``Pool``.
    public static func pool(_ pool: Pool) -> TaskModifier { TaskModifier() }

    /// Of several ready tasks the one with the highest priority starts first; the usual one is 0. See
    /// ``TaskDefinition/priority(_:)``.
    public static func priority(_ priority: Int) -> TaskModifier { TaskModifier() }
}
