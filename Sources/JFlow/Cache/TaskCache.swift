/// Keeps values of tasks between runs; given to a workflow, asked for each task marked as cached.
///
/// A cache is asked from many runs at once. What it cannot find, or finds with a value of another type, is computed.
/// What a cache throws never fails a run: a look-up that throws is a miss, a value that cannot be stored is not kept,
/// and both are told to those who watch, as a log line of the task.
///
/// The simplest one:
///
/// ```swift
/// actor Notebook: TaskCache {
///     nonisolated let flights = CacheFlights()
///     private var values: [CacheKey: any Sendable] = [:]
///
///     func value(for key: CacheKey) -> (any Sendable)? { values[key] }
///     func store(_ value: any Sendable, for key: CacheKey, terms: CacheTerms) { values[key] = value }
/// }
/// ```
///
/// A cache that answers without waiting is a ``SynchronousTaskCache``; one that keeps values outside the program is a
/// ``PersistentTaskCache``.
public protocol TaskCache: Sendable {
    /// What keeps tasks of one name apart where several programs share what is behind the cache; part of every key.
    var namespace: String { get }

    /// Who is computing what for this cache, so that nobody computes it a second time at the same moment.
    ///
    /// Keep one: `let flights = CacheFlights()`. Caches that stand for the same store share theirs.
    var flights: CacheFlights { get }

    /// The value kept under `key`, or `nil`.
    func value(for key: CacheKey) async throws -> (any Sendable)?

    /// Keeps `value` under `key`, in place of an earlier one, as far as the cache has room.
    ///
    /// - Parameters:
    ///   - value: The value; also, in a wrapping of the engine's, an error that a task wants to be kept.
    ///   - key: What it will be asked for by.
    ///   - terms: How much of the cache's room it takes and how long it may be kept, to be observed by the cache.
    func store(_ value: any Sendable, for key: CacheKey, terms: CacheTerms) async throws

    /// Why nothing is kept under `key`, for those who ask what a run would do; `nil` when the cache cannot tell.
    func reasonForMiss(of key: CacheKey) async throws -> CacheMiss?
}

extension TaskCache {
    /// No namespace.
    public var namespace: String { "" }

    /// The cache cannot tell.
    public func reasonForMiss(of key: CacheKey) -> CacheMiss? { nil }
}

/// How a value is to be kept.
public struct CacheTerms: Sendable, Hashable {
    /// How much of the cache's room the value takes, in the unit of the cache's limit; at least 0.
    public var cost: Int
    /// How long the value may be used, counted from when it is stored; `nil` for as long as the cache likes.
    public var timeToLive: Duration?

    /// Makes terms.
    public init(cost: Int = 1, timeToLive: Duration? = nil) {
        precondition(cost >= 0, "a value's cost must not be negative")
        self.cost = cost
        self.timeToLive = timeToLive
    }
}

/// A cache that answers at once: a hit then costs no suspension.
public protocol SynchronousTaskCache: TaskCache {
    /// The value kept under `key`, or `nil`; called on the thread of a worker, which it must not block.
    func valueNow(for key: CacheKey) -> (any Sendable)?
}

extension SynchronousTaskCache {
    /// The same as ``valueNow(for:)``.
    public func value(for key: CacheKey) -> (any Sendable)? { valueNow(for: key) }
}
