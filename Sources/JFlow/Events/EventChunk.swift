/// A stretch of events in memory, which are moved on and seldom copied.
// `@unchecked`: a chunk is used under the lock of its owner, and by one reader once it has been taken out.
final class EventChunk: @unchecked Sendable {
    private static let largestKept = 1_024

    private var storage: UnsafeMutablePointer<EventRecord>
    private var capacity: Int
    private(set) var count = 0
    /// The events whose records are no more than places in this list.
    private var others: [Event] = []

    init(capacity: Int) {
        self.capacity = capacity
        storage = .allocate(capacity: capacity)
    }

    deinit {
        storage.deallocate()
    }

    /// How many events may be added without moving those that are there.
    var freeCount: Int { capacity - count }

    /// Adds an event.
    func append(_ event: consuming Event) {
        append(.other(at: others.count))
        others.append(event)
    }

    /// Adds an event that is told by its record alone.
    @inline(__always)
    func append(_ record: EventRecord) {
        if count == capacity { grow() }
        (storage + count).initialize(to: record)
        count += 1
    }

    @inline(never)
    private func grow() {
        let old = storage
        capacity *= 2
        storage = .allocate(capacity: capacity)
        storage.moveInitialize(from: old, count: count)
        old.deallocate()
    }

    /// Writes all events to memory that has room for them; answers where the next ones go.
    func write(to memory: UnsafeMutablePointer<Event>) -> UnsafeMutablePointer<Event> {
        for index in 0..<count { (memory + index).initialize(to: storage[index].event(others)) }
        return memory + count
    }

    /// Adds the events of another chunk; there must be room.
    @inline(__always)
    func append(_ other: EventChunk) {
        precondition(other.count <= freeCount, "a chunk of events has room for those that it is given")
        (storage + count).initialize(from: other.storage, count: other.count)
        if !other.others.isEmpty { appendOthers(of: other) }
        count += other.count
    }

    @inline(never)
    private func appendOthers(of other: EventChunk) {
        for index in count..<(count + other.count) { storage[index] = storage[index].behind(others.count) }
        others += other.others
    }

    /// Forgets all events, and the memory if there were very many.
    @inline(__always)
    func removeAll() {
        count = 0
        if !others.isEmpty { others = [] }
        if capacity > Self.largestKept { shrink() }
    }

    @inline(never)
    private func shrink() {
        storage.deallocate()
        capacity = Self.largestKept
        storage = .allocate(capacity: capacity)
    }

    /// The events.
    var events: some Sequence<Event> { (0..<count).lazy.map { [self] in storage[$0].event(others) } }
}
