/// What a plan knows of a task that is cached.
final class CachedTask: Sendable {
    let policy: CachePolicy
    let subject: CacheKey.Subject

    /// `nil` for a task that is not cached.
    init?(_ task: ErasedTask) {
        guard let policy = task.attributes.cache else { return nil }
        self.policy = policy
        subject = CacheKey.Subject(
            task: task.cacheName, version: policy.version, parameterNames: task.inputs.map(\.parameterName))
    }
}
