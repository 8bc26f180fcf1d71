import Synchronization

/// Products that were asked for lately. What several requests ask for at the same moment is loaded once.
final class ProductCache: Sendable {
    private enum Entry {
        case loading(Task<Product, any Error>)
        case loaded(Product, until: ContinuousClock.Instant)
    }

    private let lifetime: Duration
    private let entries = Mutex<[Int: Entry]>([:])

    /// Makes an empty cache.
    ///
    /// - Parameter lifetime: How long a product may be used.
    init(lifetime: Duration) {
        self.lifetime = lifetime
    }

    /// The product of an id: from the cache, or loaded. An error is told to all who wait, and not kept.
    func product(_ id: Int, load: @escaping @Sendable () async throws -> Product) async throws -> Product {
        let entry = entries.withLock { entries in
            switch entries[id] {
            case .loaded(_, let end)? where end <= .now: break
            case let entry?: return entry
            case nil: break
            }
            // Of its own, so that a request that is cancelled takes nothing away from the others.
            let entry = Entry.loading(Task { try await self.loaded(id, by: load) })
            entries[id] = entry
            return entry
        }
        switch entry {
        case .loading(let task): return try await task.value
        case .loaded(let product, _): return product
        }
    }

    private func loaded(_ id: Int, by load: @Sendable () async throws -> Product) async throws -> Product {
        do {
            let product = try await load()
            entries.withLock { $0[id] = .loaded(product, until: .now + lifetime) }
            return product
        } catch {
            entries.withLock { $0[id] = nil }
            throw error
        }
    }
}
