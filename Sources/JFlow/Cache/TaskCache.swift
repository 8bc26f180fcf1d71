/// Keeps values of tasks between runs.
public protocol TaskCache: Sendable {
    /// The value kept under `key`, if there is one.
    func value(for key: CacheKey) async -> (any Sendable)?
    /// Keeps `value` under `key`.
    func setValue(_ value: any Sendable, for key: CacheKey) async
}

/// A cache in memory.
public final class MemoryCache: TaskCache {
    /// Makes an empty cache.
    public init() {}
    public func value(for key: CacheKey) async -> (any Sendable)? { nil }
    public func setValue(_ value: any Sendable, for key: CacheKey) async {}
}
