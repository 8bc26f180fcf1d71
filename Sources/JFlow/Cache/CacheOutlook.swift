/// What a run would find in its cache for one call, for those who ask without running anything.
enum CacheOutlook: Sendable {
    /// The value is there, and with it the keys of what depends on it can be made.
    case hit(any Sendable)
    /// The task would fail with this error, which the cache keeps.
    case keptError(any Error)
    /// The body would be called, for this reason; `nil` when the cache cannot tell.
    case miss(CacheMiss?)
}
