/// A cache as the runs of a workflow use it: knows what it can do beside what every cache can.
final class WorkflowCache: Sendable {
    let flights: CacheFlights
    private let cache: any TaskCache
    private let namespace: String
    /// The same cache, if it is one that finds a value without a key; no reference that would be counted at each use.
    private let memory: Unmanaged<MemoryCache>?
    /// The same, if it answers without waiting.
    private let synchronous: (any SynchronousTaskCache)?
    /// The same, if it keeps values with their types.
    private let persistent: (any PersistentTaskCache)?

    init(_ cache: any TaskCache) {
        self.cache = cache
        flights = cache.flights
        namespace = cache.namespace
        memory = (cache as? MemoryCache).map { .passUnretained($0) }
        synchronous = cache as? any SynchronousTaskCache
        persistent = cache as? any PersistentTaskCache
    }

    /// The key of a call whose arguments lie in the task's frame.
    func key(of task: CachedTask, frame: TaskFrame) -> CacheKey {
        key(of: task, arguments: task.policy.arguments.arguments(in: frame))
    }

    /// The key of a call whose arguments were given.
    func key(of task: CachedTask, arguments: [CacheKey.Argument]) -> CacheKey {
        CacheKey(namespace, task.subject, arguments)
    }

    /// Uses the value of a call whose arguments lie in the task's frame, if that can be done without waiting.
    ///
    /// - Parameter use: Is given the value, under the lock of the cache if it has one.
    @inline(__always)
    func useNow<Answer: Sendable>(
        of task: Int, in tasks: CachedTasks, frame: TaskFrame, _ use: (any Sendable) -> Answer
    ) -> Answer? {
        guard let memory else {
            guard let synchronous, let cached = tasks[task] else { return nil }
            return synchronous.valueNow(for: key(of: cached, frame: frame)).map { use($0) }
        }
        // The key is not made: the arguments are hashed and compared where they lie, which takes half of the time.
        return memory._withUnsafeGuaranteedRef {
            $0.use(
                hash: tasks.hash(of: task, frame, namespace),
                where: { tasks.isKey($0, of: task, frame, namespace) }, use)
        }
    }

    /// Uses the value of a call whose arguments were given, if that can be done without waiting.
    func useNow<Answer: Sendable>(for key: CacheKey, _ use: (any Sendable) -> Answer) -> Answer? {
        synchronous?.valueNow(for: key).map { use($0) }
    }

    /// The value of any cache.
    func value(of task: CachedTask, for key: CacheKey) async throws -> (any Sendable)? {
        if let synchronous { return synchronous.valueNow(for: key) }
        if let persistent, let type = task.policy.persistence,
            let value = try await type.value(for: key, in: persistent)
        {
            return value
        }
        return try await cache.value(for: key)
    }

    /// Keeps a value.
    func store(_ value: any Sendable, of task: CachedTask, for key: CacheKey) async throws {
        let terms = task.policy.terms(of: value)
        if let persistent, let type = task.policy.persistence {
            try await type.store(value, for: key, terms: terms, in: persistent)
        } else {
            try await cache.store(value, for: key, terms: terms)
        }
    }

    /// Keeps an error, if the task wants it kept.
    func store(_ error: any Error, of task: CachedTask, for key: CacheKey) async throws {
        guard case .keep(let duration) = task.policy.errors else { return }
        try await cache.store(KeptError(error: error), for: key, terms: CacheTerms(timeToLive: duration))
    }

    /// What a run would find for a call.
    ///
    /// - Throws: What the cache throws, which for a run is a miss.
    func outlook(of task: CachedTask, for key: CacheKey) async throws -> CacheOutlook {
        // Asked first: a look-up takes out what it finds to be over.
        let reason = try await cache.reasonForMiss(of: key)
        return switch try await value(of: task, for: key) {
        case nil: .miss(reason)
        case let kept as KeptError: task.policy.errors == .forget ? .miss(nil) : .keptError(kept.error)
        case let value?: .hit(value)
        }
    }
}
