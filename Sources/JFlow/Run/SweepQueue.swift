/// Tasks in the order of the plan: from behind the one that was taken last to the end, then from the beginning again.
///
/// A plan lies in memory in its own order, so that a run in that order fetches what it needs one after the other. In the
/// order in which tasks become ready, a grid of 316 × 316 tasks takes twice as long or longer, and a random graph of a
/// million half as long again. A task that has just been made ready by the last one is usually the next; none waits for longer than a sweep.
///
/// The tasks are bits, with a bit in the level above for each word that has any (as in van Emde Boas' trees, but with words
/// for nodes): to put one in and to take one out takes as many steps as there are levels, four for a million tasks.
struct SweepQueue: Sendable {
    /// How many tasks there may be.
    private let capacity: Int
    /// A task that comes before all that have a bit, and has none; -1 for none. Where tasks follow one another, there are no
    /// bits at all.
    private var head: Int32 = -1
    /// The next task of those that have a bit; -1 for none.
    private var nextBit: Int32 = -1
    /// Where the sweep has come to.
    private var position = 0
    /// How many tasks have a bit.
    private var bitCount = 0
    /// The bits, level by level; empty before the first one is set.
    private var words: [UInt64] = []
    /// Where each level begins, and behind the last one where that ends.
    private var levels: [Int] = []

    /// An empty queue.
    ///
    /// - Parameter capacity: The number of tasks of the plan.
    init(capacity: Int) {
        self.capacity = capacity
    }

    var isEmpty: Bool { head < 0 && nextBit < 0 }
    var count: Int { bitCount + (head < 0 ? 0 : 1) }
    var first: Int? {
        if head >= 0 { return Int(head) }
        return nextBit < 0 ? nil : Int(nextBit)
    }
    /// Whether there is exactly one.
    var hasOne: Bool { count == 1 }
    /// All of them, the lowest first.
    var all: [Int] {
        var all: [Int] = []
        var next = firstBit(from: 0)
        while let task = next {
            all.append(task)
            next = firstBit(from: task + 1)
        }
        return head < 0 ? all : (all + [Int(head)]).sorted()
    }
    /// The one with the lowest index.
    var lowest: Int? {
        guard head >= 0 else { return firstBit(from: 0) }
        return min(Int(head), firstBit(from: 0) ?? Int(head))
    }

    @inline(__always)
    mutating func insert(_ task: Int) {
        if head >= 0 {
            guard distance(to: task) < distance(to: Int(head)) else { return setBit(task) }
            setBit(Int(head))
        } else if nextBit >= 0, distance(to: Int(nextBit)) < distance(to: task) {
            return setBit(task)
        }
        head = Int32(truncatingIfNeeded: task)
    }

    /// Takes out the next one; there must be one.
    @inline(__always)
    mutating func removeFirst() {
        if head >= 0 {
            position = Int(head) + 1
            head = -1
        } else {
            position = Int(nextBit) + 1
            clearBit(position - 1)
        }
    }

    /// Takes a task out, if it is there.
    mutating func remove(_ task: Int) {
        if head == Int32(task) {
            head = -1
        } else if bitCount > 0, words[task >> 6] & Self.bit(task) != 0 {
            clearBit(task)
        }
    }

    mutating func removeAll() {
        self = SweepQueue(capacity: capacity)
    }

    /// How far a sweep has to go to a task.
    private func distance(to task: Int) -> Int {
        task >= position ? task - position : task - position + capacity
    }

    // MARK: Bits, 64 to a word

    private static func bit(_ index: Int) -> UInt64 { 1 &<< UInt64(index & 63) }

    private mutating func setBit(_ task: Int) {
        if words.isEmpty { makeLevels() }
        let word = words[task >> 6]
        words[task >> 6] = word | Self.bit(task)
        if word == 0 { setBits(above: task >> 6) }
        if nextBit < 0 || distance(to: task) < distance(to: Int(nextBit)) {
            nextBit = Int32(truncatingIfNeeded: task)
        }
        bitCount += 1
    }

    @inline(never)
    private mutating func setBits(above task: Int) {
        var index = task
        for level in 1..<levels.count - 1 {
            let place = levels[level] + index >> 6
            let word = words[place]
            words[place] = word | Self.bit(index)
            guard word == 0 else { return }
            index >>= 6
        }
    }

    private mutating func clearBit(_ task: Int) {
        let word = words[task >> 6] & ~Self.bit(task)
        words[task >> 6] = word
        bitCount -= 1
        if word == 0 { clearBits(above: task >> 6) }
        guard task == nextBit else { return }
        // Mostly the same word has another one.
        let rest = word & (.max &<< UInt64(task & 63))
        nextBit = rest == 0 ? nextInSweep() : Int32(truncatingIfNeeded: task & ~63 + rest.trailingZeroBitCount)
    }

    @inline(never)
    private mutating func clearBits(above task: Int) {
        var index = task
        for level in 1..<levels.count - 1 {
            let place = levels[level] + index >> 6
            words[place] &= ~Self.bit(index)
            guard words[place] == 0 else { return }
            index >>= 6
        }
    }

    @inline(never)
    private func nextInSweep() -> Int32 {
        (firstBit(from: position) ?? firstBit(from: 0)).map { Int32(truncatingIfNeeded: $0) } ?? -1
    }

    /// The first task from an index on that has a bit: up to a word that has one, and down again.
    private func firstBit(from start: Int) -> Int? {
        guard bitCount > 0 else { return nil }
        var index = start
        for level in 0..<levels.count - 1 {
            let place = levels[level] + index >> 6
            guard place < levels[level + 1] else { return nil }
            let rest = words[place] & (.max &<< UInt64(index & 63))
            guard rest == 0 else { return descend(from: level, index & ~63 + rest.trailingZeroBitCount) }
            index = index >> 6 + 1
        }
        return nil
    }

    private func descend(from level: Int, _ index: Int) -> Int {
        var index = index
        for below in (0..<level).reversed() {
            index = index << 6 + words[levels[below] + index].trailingZeroBitCount
        }
        return index
    }

    @inline(never)
    private mutating func makeLevels() {
        var count = capacity
        levels = [0]
        repeat {
            count = (count + 63) >> 6
            levels.append((levels.last ?? 0) + count)
        } while count > 1
        words = [UInt64](repeating: 0, count: levels.last ?? 0)
    }
}
