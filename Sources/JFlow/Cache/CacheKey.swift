/// What a cached value is kept under: which task, in which version, with which arguments.
public struct CacheKey: Sendable, Hashable {
    public let task: String
}
