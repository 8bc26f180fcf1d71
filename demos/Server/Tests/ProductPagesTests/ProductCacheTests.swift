import Synchronization
import Testing

@testable import ProductPages

@Suite("Cache of the page written by hand")
struct ProductCacheTests {
    private let loads = Counter()

    @Test("what many ask for is loaded once")
    func whatManyAskForIsLoadedOnce() async throws {
        let cache = ProductCache(lifetime: .seconds(3_600))
        try await withThrowingTaskGroup { group in
            for _ in 1...50 {
                group.addTask {
                    try await cache.product(42) {
                        loads.count()
                        await Task.yield()
                        return lamp
                    }
                }
            }
            for try await product in group { #expect(product == lamp) }
        }
        #expect(loads.value == 1)
    }

    @Test("what is too old is loaded again")
    func whatIsTooOldIsLoadedAgain() async throws {
        let cache = ProductCache(lifetime: .zero)
        for _ in 1...2 {
            _ = try await cache.product(42) {
                loads.count()
                return lamp
            }
        }
        #expect(loads.value == 2)
    }

    @Test("an error is told and not kept")
    func errorIsToldAndNotKept() async throws {
        let cache = ProductCache(lifetime: .seconds(3_600))
        await #expect(throws: ShopError.noPrices) { try await cache.product(42) { throw ShopError.noPrices } }
        #expect(try await cache.product(42) { lamp } == lamp)
    }
}

private let lamp = Product(id: 42, name: "small oak lamp", cents: 900, topics: 0)

private final class Counter: Sendable {
    private let number = Mutex(0)

    var value: Int { number.withLock { $0 } }

    func count() {
        number.withLock { $0 += 1 }
    }
}
