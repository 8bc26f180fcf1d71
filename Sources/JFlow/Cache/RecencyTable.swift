/// Entries by key and by how recently they were used, within limits: a value without clock and lock.
///
/// Finding, storing and evicting take constant time. What leaves the table is handed out, so that its owner can let it
/// die outside a lock: the end of a key or a value is code of the user's. Keys are hashed by whoever asks.
struct RecencyTable<Key: Equatable & Sendable, Value: Sendable>: Sendable {
    /// A key and its value.
    // A class: a structure would be copied out of its array, with all that it refers to, whenever it is looked at.
    final class Content: Sendable {
        let key: Key
        let value: Value

        init(key: Key, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// What is changed at each use of an entry, which stands in a list between one that was used after it and one before.
    private struct Entry: Sendable {
        /// Of a free place: `nil`. No reference of its own, which would be counted at each use: `contents` has one.
        var content: Unmanaged<Content>?
        var newer = none
        /// Of a free place: the next free one.
        var older = none
    }

    /// What else is kept of an entry.
    private struct Terms: Sendable {
        let hash: Int
        let cost: Int
        /// The moment from which on the value may not be used any more; `nil` for never.
        let expiry: Duration?

        func isExpired(at now: Duration) -> Bool { expiry.map { $0 <= now } ?? false }
    }

    private static var none: Int32 { -1 }

    private let countLimit: Int
    private let costLimit: Int
    private var places = HashIndex()
    // Three arrays, so that what a use needs is small and stays in the processor's caches.
    private var entries: ContiguousArray<Entry> = []
    private var terms: ContiguousArray<Terms> = []
    private var contents: ContiguousArray<Content?> = []
    private var newest = none
    private var oldest = none
    private var firstFree = none
    private(set) var totalCost = 0
    /// How many entries there must be before those are looked for whose time is over and for whom nobody asks.
    private var sweepCount = 64
    private var mayExpire = false

    /// Makes an empty table.
    ///
    /// - Parameters:
    ///   - countLimit: The most entries.
    ///   - costLimit: The most that all entries together may cost.
    init(countLimit: Int = .max, costLimit: Int = .max) {
        self.countLimit = countLimit
        self.costLimit = costLimit
    }

    var count: Int { places.count }
    /// An empty table with the same limits.
    var emptied: Self { Self(countLimit: countLimit, costLimit: costLimit) }

    /// What came of a search.
    enum Found<Answer: Sendable>: Sendable {
        case nothing
        case value(Answer)
        /// Its time is over, and it has been taken out.
        case expired(Content)
    }

    /// The value for a key, which becomes the most recently used.
    ///
    /// - Parameters:
    ///   - hash: The key's hash.
    ///   - now: The time, asked only if the value has an end.
    ///   - matches: Whether a key of this hash is the one.
    ///   - use: Is given the value where it lies.
    @inline(__always)
    mutating func find<Answer: Sendable>(
        hash: Int, now: () -> Duration, where matches: (borrowing Key) -> Bool, use: (Value) -> Answer
    ) -> Found<Answer> {
        guard let place = place(hash, where: matches) else { return .nothing }
        if mayExpire, let expiry = terms[Int(place)].expiry, expiry <= now() { return .expired(remove(place)) }
        if place != newest { makeNewest(place) }
        return .value(withContent(at: place) { use($0.value) })
    }

    /// Keeps a value, if it fits at all; answers what was in its place and everything that had to go for it.
    mutating func store(
        _ content: Content, hash: Int, cost: Int, expiry: Duration? = nil, now: () -> Duration
    ) -> [Content] {
        var removed: [Content] = []
        if let place = place(hash, where: { $0 == content.key }) { removed.append(remove(place)) }
        guard countLimit > 0, cost <= costLimit else { return removed }
        if expiry != nil { mayExpire = true }
        if mayExpire, count >= sweepCount { removed += removeExpired(at: now()) }
        while oldest != Self.none, count >= countLimit || totalCost > costLimit - cost {
            removed.append(remove(oldest))
        }
        insert(content, Terms(hash: hash, cost: cost, expiry: expiry))
        return removed
    }

    /// Takes out everything whose time is over.
    mutating func removeExpired(at now: Duration) -> [Content] {
        var removed: [Content] = []
        for place in entries.indices where contents[place] != nil && terms[place].isExpired(at: now) {
            removed.append(remove(Int32(place)))
        }
        // Not before as many have come again: so a sweep costs each of them no more than a constant.
        sweepCount = max(64, 2 * count)
        return removed
    }

    /// The first key that fulfils a condition, from the most recently used on; nothing moves.
    func mostRecent(where condition: (Key) -> Bool) -> Key? {
        var place = newest
        while place != Self.none {
            if let key = contents[Int(place)]?.key, condition(key) { return key }
            place = entries[Int(place)].older
        }
        return nil
    }

    /// Whether there is a value for a key, and its time is over; `nil` when there is none. Nothing moves.
    func isExpired(_ key: Key, hash: Int, now: () -> Duration) -> Bool? {
        place(hash, where: { $0 == key }).map { terms[Int($0)].isExpired(at: now()) }
    }

    // MARK: Places

    @inline(__always)
    private func place(_ hash: Int, where matches: (borrowing Key) -> Bool) -> Int32? {
        places.find(hash) { place in withContent(at: place) { matches($0.key) } }
    }

    /// Does something with the content of an entry, to which `contents` refers meanwhile.
    @inline(__always)
    private func withContent<Answer>(at place: Int32, _ body: (Content) -> Answer) -> Answer {
        guard let content = entries[Int(place)].content else {
            preconditionFailure("a place that is found is in use")
        }
        return content._withUnsafeGuaranteedRef(body)
    }

    private mutating func insert(_ content: Content, _ terms: Terms) {
        let place: Int32
        let entry = Entry(content: .passUnretained(content))
        if firstFree != Self.none {
            place = firstFree
            firstFree = entries[Int(place)].older
            entries[Int(place)] = entry
            self.terms[Int(place)] = terms
            contents[Int(place)] = content
        } else {
            place = Int32(entries.count)
            entries.append(entry)
            self.terms.append(terms)
            contents.append(content)
        }
        places.insert(place, hash: terms.hash)
        totalCost += terms.cost
        linkAsNewest(place)
    }

    private mutating func remove(_ place: Int32) -> Content {
        guard let content = contents[Int(place)].take() else { preconditionFailure("a free place is not in use") }
        unlink(place)
        entries[Int(place)] = Entry(content: nil, older: firstFree)
        firstFree = place
        places.remove(place, hash: terms[Int(place)].hash)
        totalCost -= terms[Int(place)].cost
        return content
    }

    // The list is changed through a buffer: an array asks at each access whether it is shared.

    @inline(__always)
    private mutating func makeNewest(_ place: Int32) {
        entries.withUnsafeMutableBufferPointer { entries in
            Self.unlink(place, in: entries, &newest, &oldest)
            Self.linkAsNewest(place, in: entries, &newest, &oldest)
        }
    }

    private mutating func linkAsNewest(_ place: Int32) {
        entries.withUnsafeMutableBufferPointer { Self.linkAsNewest(place, in: $0, &newest, &oldest) }
    }

    private mutating func unlink(_ place: Int32) {
        entries.withUnsafeMutableBufferPointer { Self.unlink(place, in: $0, &newest, &oldest) }
    }

    @inline(__always)
    private static func linkAsNewest(
        _ place: Int32, in entries: UnsafeMutableBufferPointer<Entry>, _ newest: inout Int32, _ oldest: inout Int32
    ) {
        entries[Int(place)].newer = none
        entries[Int(place)].older = newest
        if newest == none { oldest = place } else { entries[Int(newest)].newer = place }
        newest = place
    }

    @inline(__always)
    private static func unlink(
        _ place: Int32, in entries: UnsafeMutableBufferPointer<Entry>, _ newest: inout Int32, _ oldest: inout Int32
    ) {
        let (newer, older) = (entries[Int(place)].newer, entries[Int(place)].older)
        if newer == none { newest = older } else { entries[Int(newer)].older = older }
        if older == none { oldest = newer } else { entries[Int(older)].newer = newer }
    }
}
