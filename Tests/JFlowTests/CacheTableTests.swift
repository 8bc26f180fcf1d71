import Testing

@testable import JFlow

/// The table behind a cache in memory, against slow and obvious models.
struct CacheTableTests {
    /// The entries, the most recently used first.
    private struct Model {
        var countLimit: Int
        var costLimit: Int
        var entries: [(key: Int, value: Int, cost: Int, expiry: Duration?)] = []

        mutating func find(_ key: Int, now: Duration) -> Int? {
            guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
            let entry = entries.remove(at: index)
            if let expiry = entry.expiry, expiry <= now { return nil }
            entries.insert(entry, at: 0)
            return entry.value
        }

        mutating func store(_ key: Int, _ value: Int, cost: Int, expiry: Duration?) {
            entries.removeAll { $0.key == key }
            guard countLimit > 0, cost <= costLimit else { return }
            while entries.count >= countLimit || entries.map(\.cost).reduce(0, +) + cost > costLimit {
                entries.removeLast()
            }
            entries.insert((key, value, cost, expiry), at: 0)
        }
    }

    private typealias Table = RecencyTable<Int, Int>

    private static func found(_ table: inout Table, _ key: Int, hash: Int, now: Duration) -> Int? {
        switch table.find(hash: hash, now: { now }, where: { $0 == key }, use: { $0 }) {
        case .value(let value): value
        case .nothing, .expired: nil
        }
    }

    /// Few keys with fewer hashes, so that everything happens often.
    @Test(arguments: 0..<60)
    func theTableIsTheModel(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let limits = [0, 1, 2, 5, 20, .max]
        let countLimit = limits.randomElement(using: &random) ?? 0
        let costLimit = [0, 3, 30, .max].randomElement(using: &random) ?? 0
        var table = Table(countLimit: countLimit, costLimit: costLimit)
        var model = Model(countLimit: countLimit, costLimit: costLimit == .max ? 1 << 40 : costLimit)
        var now = Duration.zero
        for step in 0..<1_000 {
            let key = Int.random(in: 0..<40, using: &random)
            let hash = key % 7 * 8
            switch Int.random(in: 0..<10, using: &random) {
            case 0: now += .seconds(1)
            case 1...4:
                let cost = Int.random(in: 0...5, using: &random)
                let expiry = step % 3 == 0 ? nil : now + .seconds(Int.random(in: 0...4, using: &random))
                let content = Table.Content(key: key, value: step)
                _ = table.store(content, hash: hash, cost: cost, expiry: expiry, now: { now })
                model.store(key, step, cost: cost, expiry: expiry)
            default:
                #expect(Self.found(&table, key, hash: hash, now: now) == model.find(key, now: now))
            }
            #expect(table.count == model.entries.count)
            #expect(table.totalCost == model.entries.map(\.cost).reduce(0, +))
            #expect(table.mostRecent { _ in true } == model.entries.first?.key)
        }
        for entry in model.entries {
            #expect(table.isExpired(entry.key, hash: entry.key % 7 * 8, now: { .zero }) != nil)
        }
    }

    /// What leaves the table is handed out, and nothing else is.
    @Test func whatLeavesIsHandedOut() {
        var table = Table(countLimit: 2)
        func store(_ key: Int, _ value: Int, cost: Int = 1) -> [Int] {
            table.store(Table.Content(key: key, value: value), hash: key, cost: cost, now: { .zero }).map(\.value)
        }
        #expect(store(1, 10) == [])
        #expect(store(2, 20) == [])
        #expect(store(1, 11) == [10], "replaced")
        #expect(store(3, 30) == [20], "evicted: 1 was stored later")
        #expect(table.removeExpired(at: .seconds(1)).isEmpty)
    }

    /// Nobody asks for most values again: what is over must not pile up.
    @Test func whatIsOverIsSweptAway() {
        var table = Table()
        for number in 0..<10_000 {
            let now = Duration.seconds(number)
            let content = Table.Content(key: number, value: number)
            _ = table.store(content, hash: number, cost: 1, expiry: now + .seconds(10), now: { now })
            #expect(table.count <= 65)
        }
    }

    /// An index with many equal hashes, against a list.
    @Test(arguments: 0..<20)
    func theIndexFindsWhatIsThere(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var index = HashIndex()
        var model: [Int32: Int] = [:]
        for _ in 0..<2_000 {
            let place = Int32.random(in: 0..<100, using: &random)
            if let hash = model.removeValue(forKey: place) {
                index.remove(place, hash: hash)
            } else {
                // Hashes that meet at the end of the table and wrap around.
                let hash = Int.random(in: -6...6, using: &random)
                index.insert(place, hash: hash)
                model[place] = hash
            }
            #expect(index.count == model.count)
        }
        for place in Int32(0)..<100 {
            for hash in -6...6 {
                #expect(index.find(hash) { $0 == place } == (model[place] == hash ? place : nil))
            }
        }
    }
}
