/// What a definition says about caching its value.
struct CachePolicy: Sendable {
    /// What the author changes when the body changes its meaning.
    let version: String
    /// How long a value may be used; `nil` for as long as the cache likes.
    let timeToLive: Duration?
    /// What becomes of errors.
    let errors: ErrorRetention
    /// What makes the key of the arguments.
    let arguments: ArgumentReader
    /// What a value takes of the cache's room; `nil` for 1.
    let cost: (@Sendable (any Sendable) -> Int)?
    /// What a persistent cache needs to know of the value's type; `nil` for a value that cannot be encoded.
    let persistence: (any PersistentValue.Type)?

    /// The terms under which a value is kept.
    func terms(of value: any Sendable) -> CacheTerms {
        CacheTerms(cost: max(0, cost?(value) ?? 1), timeToLive: timeToLive)
    }
}

/// What becomes of the error of a task whose values are cached.
public enum ErrorRetention: Sendable, Hashable {
    /// It is not kept: the next run calls the body again.
    case forget
    /// For so long a task with the same key fails with the same error, without calling the body: a rest for whatever
    /// the body asks. What a body throws after it was cancelled is never kept, and a ``PersistentTaskCache`` keeps no errors.
    case keep(for: Duration)
}

/// An error in the place of a value.
struct KeptError: Sendable {
    let error: any Error
}
