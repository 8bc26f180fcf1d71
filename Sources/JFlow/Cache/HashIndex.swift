/// Places by hash: a hash table by linear probing (Knuth, The Art of Computer Programming 6.4, algorithms L and R).
///
/// It keeps no keys, so that whoever asks compares where the keys lie, and hashes none a second time.
struct HashIndex: Sendable {
    // Half of a hash, so that a slot takes one word: more of them stay in the processor's caches.
    private struct Slot: Sendable {
        var hash: UInt32 = 0
        /// Negative in a free slot.
        var place: Int32 = -1
    }

    /// At least half of them free; as many as a power of two.
    private var slots: ContiguousArray<Slot> = ContiguousArray(repeating: Slot(), count: 8)
    private(set) var count = 0

    private var mask: Int { slots.count - 1 }

    /// The place that was entered under a hash, or under one whose lower half is the same, and fulfils a condition.
    @inline(__always)
    func find(_ hash: Int, where matches: (Int32) -> Bool) -> Int32? {
        let hash = UInt32(truncatingIfNeeded: hash)
        var index = Int(hash) & mask
        while true {
            let slot = slots[index]
            if slot.place < 0 { return nil }
            if slot.hash == hash, matches(slot.place) { return slot.place }
            index = (index + 1) & mask
        }
    }

    /// Enters a place, which is not there yet.
    mutating func insert(_ place: Int32, hash: Int) {
        if 2 * (count + 1) > slots.count { grow() }
        count += 1
        enter(Slot(hash: UInt32(truncatingIfNeeded: hash), place: place))
    }

    /// Takes a place out, which is there.
    mutating func remove(_ place: Int32, hash: Int) {
        var hole = Int(UInt32(truncatingIfNeeded: hash)) & mask
        while slots[hole].place != place { hole = (hole + 1) & mask }
        count -= 1
        // What lies behind the hole moves into it, unless a search for it begins behind the hole.
        var index = hole
        while true {
            slots[hole].place = -1
            repeat {
                index = (index + 1) & mask
                if slots[index].place < 0 { return }
            } while (index - Int(slots[index].hash)) & mask < (index - hole) & mask
            slots[hole] = slots[index]
            hole = index
        }
    }

    private mutating func enter(_ slot: Slot) {
        var index = Int(slot.hash) & mask
        while slots[index].place >= 0 { index = (index + 1) & mask }
        slots[index] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = ContiguousArray(repeating: Slot(), count: 2 * old.count)
        for slot in old where slot.place >= 0 { enter(slot) }
    }
}
