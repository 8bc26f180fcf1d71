/// What a cache says about a task before it runs.
enum CacheProspect: Sendable {
    /// The cache has its value.
    case hit(any Sendable)
    /// The cache does not have it; what changed since it kept one, if it can tell.
    case miss(change: String?)
}

extension RunSetup {
    /// Asks a cache for the value of a task whose arguments are known.
    func prospect(of task: Int, _ values: ValueBlock, in cache: any TaskCache) async -> CacheProspect {
        guard let key = cacheKey(of: task, values) else { return .miss(change: nil) }
        if let value = await cache.value(for: key) { return .hit(value) }
        return .miss(change: nil)
    }

    /// The key of a task whose arguments are known; `nil` for a task that is not cached.
    func cacheKey(of task: Int, _ values: ValueBlock) -> CacheKey? {
        let definition = plan.tasks[task]
        guard let version = definition.attributes.cacheVersion else { return nil }
        let arguments =
            cachedArguments[task]
            ?? definition.inputs.indices.map { index in
                definition.inputs[index].slot.value(at: values.input(index, of: task))
            }
        let comparable = arguments.compactMap { CacheKey.Argument(erased: $0) }
        guard comparable.count == arguments.count else { return nil }
        return CacheKey(task: definition.cacheName, version: version, arguments: comparable)
    }
}
