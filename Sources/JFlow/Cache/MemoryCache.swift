import Synchronization

/// A cache in memory: without a limit, or keeping what was used most recently.
///
/// ```swift
/// let cache = MemoryCache(countLimit: 10_000, timeToLive: .seconds(600))
/// let workflow = try Workflow(page, cache: cache)
/// ```
///
/// Workflows that are given the same cache share its values, and compute together what several ask for at once. A key
/// holds on to the arguments that it was made of; two keys are compared under the cache's lock, so `==` of an argument
/// must not ask the cache.
public final class MemoryCache: SynchronousTaskCache {
    /// Tells keys apart where several caches stand for one store; see ``TaskCache/namespace``.
    public let namespace: String
    /// Who is computing what for this cache.
    public let flights = CacheFlights()

    private let table: Mutex<RecencyTable<CacheKey, any Sendable>>
    private let timeToLive: Duration?
    /// The time since the cache was made.
    private let now: @Sendable () -> Duration

    /// Makes an empty cache.
    ///
    /// - Parameters:
    ///   - countLimit: The most values that it keeps, at least 0; the least recently used one makes room. `nil` for no
    ///     limit.
    ///   - costLimit: The most that all its values together may cost, at least 0, in the unit of the tasks that say
    ///     what their values cost (``TaskDefinition/cached(version:timeToLive:errors:cost:)``); a value that alone costs
    ///     more is not kept. `nil` for no limit.
    ///   - timeToLive: How long a value may be used, counted from when it was stored; `nil` for ever. A task can ask
    ///     for less.
    ///   - clock: What measures that time.
    ///   - namespace: A word that is part of every key.
    public init(
        countLimit: Int? = nil, costLimit: Int? = nil, timeToLive: Duration? = nil,
        clock: some Clock<Duration> = ContinuousClock(), namespace: String = ""
    ) {
        precondition((countLimit ?? 0) >= 0, "a cache's countLimit must be at least 0, or nil for no limit")
        precondition((costLimit ?? 0) >= 0, "a cache's costLimit must be at least 0, or nil for no limit")
        self.namespace = namespace
        self.timeToLive = timeToLive
        let begin = clock.now
        now = { begin.duration(to: clock.now) }
        table = Mutex(RecencyTable(countLimit: countLimit ?? .max, costLimit: costLimit ?? .max))
    }

    /// The number of values that it holds, those among them whose time is over and for whom nobody has asked since.
    public var count: Int { table.withLock { $0.count } }

    /// What the values that it holds cost together.
    public var totalCost: Int { table.withLock { $0.totalCost } }

    /// The value kept under `key`, or `nil`; it becomes the most recently used one.
    public func valueNow(for key: CacheKey) -> (any Sendable)? {
        use(hash: key.hash, where: { $0 == key }, { $0 })
    }

    /// Uses a value where it lies.
    ///
    /// - Parameters:
    ///   - hash: The hash of its key.
    ///   - matches: Whether a key is the one; called under the lock.
    ///   - use: Is given the value, under the lock.
    @inline(__always)
    func use<Answer: Sendable>(
        hash: Int, where matches: (borrowing CacheKey) -> Bool, _ use: (any Sendable) -> Answer
    ) -> Answer? {
        // What is taken out because its time is over dies outside the lock.
        switch table.withLock({ $0.find(hash: hash, now: now, where: matches, use: use) }) {
        case .nothing, .expired: nil
        case .value(let answer): answer
        }
    }

    /// Keeps `value` under `key`, in place of an earlier one.
    public func store(_ value: any Sendable, for key: CacheKey, terms: CacheTerms = CacheTerms()) {
        let lifetime = [timeToLive, terms.timeToLive].compactMap { $0 }.min()
        let expiry = lifetime.map { now() + $0 }
        // What goes dies outside the lock: the end of a value is code of the user's, who may ask the cache.
        _ = table.withLock { table in
            table.store(
                .init(key: key, value: value), hash: key.hash, cost: terms.cost, expiry: expiry, now: now)
        }
    }

    /// Forgets everything whose time is over. That happens by itself too, at the latest when twice as many values have
    /// come.
    public func removeExpired() {
        _ = table.withLock { $0.removeExpired(at: now()) }
    }

    /// Forgets everything.
    public func removeAll() {
        _ = table.withLock { table in
            let forgotten = table
            table = table.emptied
            return forgotten
        }
    }

    /// Why nothing is kept under `key`. Takes time in proportion to the number of values.
    public func reasonForMiss(of key: CacheKey) -> CacheMiss? {
        let (isExpired, latest) = table.withLock { table in
            let isExpired = table.isExpired(key, hash: key.hash, now: now)
            return (isExpired, isExpired == nil ? table.mostRecent { $0.isSameTask(as: key) } : nil)
        }
        if let isExpired { return isExpired ? .expired : nil }
        return latest.map { .changed(key.difference(from: $0)) } ?? .nothingKept
    }
}
