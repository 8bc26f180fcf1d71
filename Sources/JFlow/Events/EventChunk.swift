/// A stretch of events in memory, which are moved on and seldom copied: to copy one costs as much as to make it.
// `@unchecked`: a chunk is used under the lock of its owner, and by one reader once it has been taken out.
final class EventChunk: @unchecked Sendable {
    private static let largestKept = 1_024

    private var storage: UnsafeMutablePointer<Event>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        storage = .allocate(capacity: capacity)
    }

    deinit {
        storage.deinitialize(count: count)
        storage.deallocate()
    }

    /// How many events may be added without moving those that are there.
    var freeCount: Int { capacity - count }

    /// Adds an event.
    @inline(__always)
    func append(_ event: consuming Event) {
        if count == capacity { grow() }
        (storage + count).initialize(to: event)
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

    /// Moves all events to memory that has room for them; answers where the next ones go.
    @discardableResult
    func move(to memory: UnsafeMutablePointer<Event>) -> UnsafeMutablePointer<Event> {
        memory.moveInitialize(from: storage, count: count)
        defer { count = 0 }
        return memory + count
    }

    /// Moves or copies the events of another chunk behind those that are here; there must be room.
    func append(_ other: EventChunk, isMoved: Bool) {
        precondition(other.count <= freeCount, "a chunk of events has room for those that it is given")
        if isMoved {
            count += other.move(to: storage + count) - (storage + count)
        } else {
            (storage + count).initialize(from: other.storage, count: other.count)
            count += other.count
        }
    }

    /// Forgets all events, and the memory if there were very many.
    func removeAll() {
        storage.deinitialize(count: count)
        count = 0
        guard capacity > Self.largestKept else { return }
        storage.deallocate()
        capacity = Self.largestKept
        storage = .allocate(capacity: capacity)
    }

    var events: UnsafeBufferPointer<Event> { UnsafeBufferPointer(start: storage, count: count) }
}
