extension TaskDefinition {
    /// The same task, called again when its body throws.
    ///
    /// Between two attempts it is ``TaskState/retrying`` and holds neither a slot nor a permit of its pool; an attempt
    /// that falls due while the run is paused waits. Like every changed definition it is a task of its own.
    ///
    /// ```swift
    /// let ads = task("ads") { try await fetchAds() }.retry(3, backoff: .exponential(from: .milliseconds(100)))
    /// ```
    ///
    /// - Parameters:
    ///   - attempts: How many times the body is called at most, at least 1.
    ///   - backoff: How long to wait before each further attempt.
    ///   - isWorthRetrying: Whether an error is worth another attempt; by default every error but a cancellation.
    public func retry(
        _ attempts: Int, backoff: Backoff = .none,
        when isWorthRetrying: @escaping @Sendable (any Error) -> Bool = { !($0 is CancellationError) }
    ) -> Self {
        retry(RetryPolicy(attempts, backoff: backoff, when: isWorthRetrying))
    }

    /// The same task, called again as the policy says.
    public func retry(_ policy: RetryPolicy) -> Self {
        changed { $0.conduct.retry = policy }
    }

    /// The same task with a limit on its time.
    ///
    /// A body that is late is cancelled, and the attempt fails with ``TaskTimeout``, whatever the body then returns or
    /// throws. A body that ignores its cancellation for longer than `grace` is left behind: the run goes on and may
    /// end without it, its late value is destroyed, and the run's memory lives until the body ends. This is the only
    /// way in which a run leaves anything behind.
    ///
    /// - Parameters:
    ///   - attempt: The longest time of one attempt; `nil` without a limit.
    ///   - total: The longest time of all attempts and the waits between them; `nil` without a limit.
    ///   - grace: How long a cancelled body is waited for.
    public func timeout(_ attempt: Duration?, total: Duration? = nil, grace: Duration = .seconds(1)) -> Self {
        changed { $0.conduct.timeout = TimeoutPolicy(attempt: attempt, total: total, grace: grace) }
    }

    /// The same task, which runs only while it holds a permit of a pool; see ``Pool``.
    public func pool(_ pool: Pool) -> Self {
        changed { $0.conduct.pool = pool }
    }

    /// The same task with a priority: of several ready tasks the one with the highest starts first. The usual one is 0.
    ///
    /// Among equals, the task with the longest path to the end of the run starts first where every task says how long
    /// it usually takes (``expected(_:)``), else the one that became ready first.
    public func priority(_ priority: Int) -> Self {
        changed { $0.conduct.priority = min(max(priority, -1_000_000), 1_000_000) }
    }

    /// The same task, whose value is closed after its last consumer has ended: also when the run fails or is cancelled,
    /// exactly once, and before what it depends on itself is closed.
    ///
    /// ```swift
    /// let database = task("database", settings) { try await Database($0) }.closing { await $0.close() }
    /// ```
    ///
    /// The closing function runs on a Swift task that is not cancelled. A task that is closed can be neither cached nor
    /// a goal. ``TaskContext/current`` is that of the task. A value that runs are to share is closed by
    /// ``shared(closing:)`` instead.
    ///
    /// - Parameter close: Ends what the body began; called once for each value that the body returned, also for one that
    ///   comes after the task's time is over.
    public func closing(_ close: @escaping @Sendable (Value) async -> Void) -> Self {
        precondition(
            !erased.attributes.hasConduct || erased.attributes.conduct.closeShared == nil,
            "“\(name)” is shared between runs: the function given to 'shared' closes its value")
        return changed { attributes in
            if attributes.kind == .task { attributes.kind = .resource }
            attributes.conduct.close = { value in
                // A task made optional keeps its value in an optional, which this cast opens.
                if let value = value as? Value { await close(value) }
            }
        }
    }

    /// The same task with a value for its consumers if it has none of its own: it failed in all attempts, somebody
    /// cancelled it, or something that it needs has no value. The task then still counts as failed, cancelled or skipped,
    /// the run does not fail by it.
    public func fallback(_ value: Value) -> Self {
        changed { attributes in
            attributes.conduct.fallback = nil
            attributes.conduct.substitute = { place in
                place.assumingMemoryBound(to: Value.self).initialize(to: value)
            }
        }
    }

    /// The same task with another one whose value its consumers get if it has none of its own; that one, and what only
    /// it needs, runs only then, and is ``TaskState/skipped`` otherwise.
    public func fallback(to task: some Dependency<Value>) -> Self {
        changed { attributes in
            attributes.conduct.substitute = nil
            attributes.conduct.fallback = task.input.dependency
        }
    }
}
