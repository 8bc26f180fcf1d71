import Testing

@testable import JFlow

/// The cache in memory: its limits, its time, and what it says of a miss.
struct CacheMemoryTests {
    private let clock = ManualClock()

    private func key(_ number: Int, task: String = "task", version: String = "") -> CacheKey {
        CacheKey(task: task, version: version, arguments: [.init(number)], parameterNames: ["number"])
    }

    private func kept(_ cache: MemoryCache, _ numbers: Range<Int>) -> [Int] {
        numbers.filter { cache.valueNow(for: key($0)) != nil }
    }

    @Test func whatWasUsedLeastRecentlyMakesRoom() {
        let cache = MemoryCache(countLimit: 3)
        for number in 0..<3 { cache.store(number, for: key(number)) }
        #expect(cache.valueNow(for: key(0)) as? Int == 0)
        cache.store(3, for: key(3))
        #expect(kept(cache, 0..<4) == [0, 2, 3])
        #expect(cache.count == 3)
    }

    @Test func costsAreKeptWithinTheirLimit() {
        let cache = MemoryCache(costLimit: 10)
        cache.store("a", for: key(0), terms: CacheTerms(cost: 4))
        cache.store("b", for: key(1), terms: CacheTerms(cost: 4))
        cache.store("c", for: key(2), terms: CacheTerms(cost: 3))
        #expect(kept(cache, 0..<3) == [1, 2])
        #expect(cache.totalCost == 7)
        cache.store("too much", for: key(3), terms: CacheTerms(cost: 11))
        #expect(kept(cache, 0..<4) == [1, 2], "what does not fit at all drives nothing out")
        cache.store("", for: key(1), terms: CacheTerms(cost: 0))
        #expect(cache.totalCost == 3)
        cache.store("huge", for: key(4), terms: CacheTerms(cost: .max))
        #expect(cache.count == 2)
    }

    @Test func aCacheThatMayKeepNothingKeepsNothing() {
        let cache = MemoryCache(countLimit: 0)
        cache.store(1, for: key(1))
        #expect(cache.count == 0)
        #expect(cache.valueNow(for: key(1)) == nil)
    }

    @Test func theTimeToLiveIsThatOfTheCacheOrLessIfTheTaskSaysSo() {
        let cache = MemoryCache(timeToLive: .seconds(10), clock: clock)
        cache.store(1, for: key(1))
        cache.store(2, for: key(2), terms: CacheTerms(timeToLive: .seconds(3)))
        cache.store(3, for: key(3), terms: CacheTerms(timeToLive: .seconds(99)))
        #expect(kept(cache, 1..<4) == [1, 2, 3])
        clock.advance(by: .seconds(3))
        #expect(kept(cache, 1..<4) == [1, 3])
        clock.advance(by: .seconds(6))
        #expect(kept(cache, 1..<4) == [1, 3], "being used does not make a value younger or older")
        clock.advance(by: .seconds(1))
        #expect(kept(cache, 1..<4) == [])
        #expect(cache.count == 0)
    }

    @Test func whatIsOverCanBeForgottenAtOnce() {
        let cache = MemoryCache(clock: clock)
        cache.store(1, for: key(1), terms: CacheTerms(timeToLive: .seconds(1)))
        cache.store(2, for: key(2))
        clock.advance(by: .seconds(1))
        #expect(cache.count == 2)
        cache.removeExpired()
        #expect(kept(cache, 1..<3) == [2])
    }

    @Test func removingAllKeepsTheLimits() {
        let cache = MemoryCache(countLimit: 1)
        cache.store(1, for: key(1))
        cache.removeAll()
        #expect(cache.count == 0)
        for number in 0..<3 { cache.store(number, for: key(number)) }
        #expect(cache.count == 1)
    }

    /// Asks the cache when it dies, which would wait for itself under the lock.
    private final class Curious: Sendable {
        let cache: MemoryCache
        let key: CacheKey
        let journal: Journal

        init(_ cache: MemoryCache, _ key: CacheKey, _ journal: Journal) {
            self.cache = cache
            self.key = key
            self.journal = journal
        }

        deinit {
            _ = cache.valueNow(for: key)
            journal.note("gone")
        }
    }

    @Test func valuesDieOutsideTheLock() {
        let journal = Journal()
        let cache = MemoryCache(countLimit: 2, clock: clock)
        func store(_ number: Int, timeToLive: Duration? = nil) {
            let value = Curious(cache, key(7), journal)
            cache.store(value, for: key(number), terms: CacheTerms(timeToLive: timeToLive))
        }
        store(1)
        store(1)
        #expect(journal.all.count == 1, "replaced")
        store(2)
        store(3)
        #expect(journal.all.count == 2, "evicted")
        store(4, timeToLive: .seconds(1))
        #expect(journal.all.count == 3)
        clock.advance(by: .seconds(1))
        #expect(cache.valueNow(for: key(4)) == nil)
        #expect(journal.all.count == 4, "its time was over")
        store(5, timeToLive: .seconds(1))
        clock.advance(by: .seconds(1))
        cache.removeExpired()
        #expect(journal.all.count == 5)
        cache.removeAll()
        #expect(journal.all.count == 6)
    }

    @Test func aMissHasAReason() {
        let cache = MemoryCache(countLimit: 3, clock: clock)
        #expect(cache.reasonForMiss(of: key(1)) == .nothingKept)
        cache.store(1, for: key(1), terms: CacheTerms(timeToLive: .seconds(1)))
        #expect(cache.reasonForMiss(of: key(1)) == nil, "it is no miss")
        #expect(
            cache.reasonForMiss(of: key(2))?.description == "argument “number” changed from 1 to 2")
        #expect(
            cache.reasonForMiss(of: key(1, version: "2"))?.description == "version changed from “” to “2”")
        #expect(cache.reasonForMiss(of: key(1, task: "other")) == .nothingKept)
        clock.advance(by: .seconds(1))
        #expect(cache.reasonForMiss(of: key(1)) == .expired)
        #expect(CacheMiss.expired.description == "the time to live of its value is over")
        #expect(CacheMiss.nothingKept.description == "no value of this task is kept")
    }
}
