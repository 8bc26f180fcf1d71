import Synchronization
import Testing

@testable import ProductPages

@Suite("Permits of the page written by hand")
struct PermitsTests {
    @Test("never more bodies than permits")
    func neverMoreBodiesThanPermits() async throws {
        let permits = Permits(3)
        let crowd = Crowd()
        try await withThrowingTaskGroup { group in
            for _ in 1...200 {
                group.addTask {
                    try await permits.withPermit {
                        crowd.come()
                        await Task.yield()
                        crowd.go()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(crowd.counts.now == 0)
        #expect((1...3).contains(crowd.counts.most))
    }

    @Test("whoever is cancelled leaves the line, and no permit is lost")
    func cancelledLeavesTheLine() async throws {
        let permits = Permits(1)
        let waiting = try await permits.withPermit {
            let waiting = Task { try await permits.withPermit { true } }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            return waiting
        }
        #expect(waiting.isCancelled)
        #expect(try await permits.withPermit { true })
    }
}

/// Counts how many are inside, and how many ever were at once.
private final class Crowd: Sendable {
    private let inside = Mutex((now: 0, most: 0))

    var counts: (now: Int, most: Int) { inside.withLock { $0 } }

    func come() {
        inside.withLock { inside in
            inside.now += 1
            inside.most = max(inside.most, inside.now)
        }
    }

    func go() {
        inside.withLock { $0.now -= 1 }
    }
}
