/// Keeps values of tasks between runs; given to a workflow, asked for each task marked as cached.
///
/// A cache is asked from many runs at once. What it cannot find, or finds with a value of another type, is computed.
public protocol TaskCache: Sendable {
    /// The value kept under `key`, or `nil`.
    func value(for key: CacheKey) async -> (any Sendable)?

    /// Keeps `value` under `key`, as far as the cache has room.
    func store(_ value: any Sendable, for key: CacheKey) async
}
