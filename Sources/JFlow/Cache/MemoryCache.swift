import Synchronization

/// A cache in memory, without a limit: what it holds lives as long as the cache.
public final class MemoryCache: TaskCache {
    private let values = Mutex<[CacheKey: any Sendable]>([:])

    /// Makes an empty cache.
    public init() {}

    /// The number of values it holds.
    public var count: Int { values.withLock { $0.count } }

    /// The value kept under `key`, or `nil`.
    public func value(for key: CacheKey) -> (any Sendable)? {
        values.withLock { $0[key] }
    }

    /// Keeps `value` under `key`, in place of an earlier one.
    public func store(_ value: any Sendable, for key: CacheKey) {
        // What is replaced dies outside the lock: the end of a value is code of the user's, who may ask the cache.
        _ = values.withLock { $0.updateValue(value, forKey: key) }
    }

    /// Forgets everything.
    public func removeAll() {
        _ = values.withLock { values in
            let forgotten = values
            values = [:]
            return forgotten
        }
    }
}
