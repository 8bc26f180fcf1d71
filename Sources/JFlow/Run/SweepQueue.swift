/// Tasks in the order of the plan: from behind the one that was taken last to the end, then from the beginning again.
///
/// A plan lies in memory in its own order, so that a run in that order fetches what it needs one after the other. In the
/// order in which tasks become ready, a grid of 316 × 316 tasks takes twice as long or longer, and a random graph of a
/// million half as long again. A task that has just been made ready by the last one is usually the next; none waits for
/// longer than a sweep.
///
/// Where several workers go through many neighbours, each takes a block of them of its own
/// (``takeFirst(behind:isShared:)``): then the order holds but for a block or two, and what becomes ready between the blocks
/// comes behind them.
///
/// The next ones are a stretch of neighbours, as long as there are such. All others are bits, with a bit in the level above
/// for each word that has any (as in van Emde Boas' trees, but with words for nodes): to put one in and to take one out
/// takes as many steps as there are levels, four for a million tasks.
struct SweepQueue: Sendable {
    // First what changes with nearly every task; see ``Scheduler``.

    /// The tasks from `head` to before `headEnd` come before all that have a bit, and have none. Where tasks follow one
    /// another, or become ready side by side, there are no bits at all.
    private var head: Int32 = 0
    private var headEnd: Int32 = 0
    /// So do, behind those, the tasks from `cut` to before `cutEnd`: the part of a long stretch that another worker takes.
    /// There are none where the stretch before is empty.
    private var cut: Int32 = 0
    private var cutEnd: Int32 = 0
    /// The next task of those that have a bit; -1 for none.
    private var nextBit: Int32 = -1
    /// Where the sweep has come to.
    private var position: Int32 = 0
    /// How many tasks have a bit.
    private var bitCount: Int32 = 0
    /// How many tasks there may be.
    private let capacity: Int32
    /// The bits, level by level; empty before the first one is set.
    private var words: [UInt64] = []
    /// Where each level begins, and behind the last one where that ends.
    private var levels: [Int] = []

    /// Long stretches are cut at multiples of this.
    private static let blockSize: Int32 = 64

    /// An empty queue.
    ///
    /// - Parameter capacity: The number of tasks of the plan.
    init(capacity: Int) {
        self.capacity = Int32(capacity)
    }

    var isEmpty: Bool { head == headEnd && nextBit < 0 }
    var count: Int { Int(bitCount) + Int(headEnd - head) + Int(cutEnd - cut) }
    var first: Int? {
        if head < headEnd { return Int(head) }
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
        return head == headEnd ? all : (all + (head..<headEnd).map(Int.init) + (cut..<cutEnd).map(Int.init)).sorted()
    }
    /// The one with the lowest index.
    var lowest: Int? {
        guard head < headEnd else { return firstBit(from: 0) }
        return min(Int(head), cut < cutEnd ? Int(cut) : .max, firstBit(from: 0) ?? .max)
    }

    @inline(__always)
    mutating func insert(_ task: Int) {
        let task = Int32(truncatingIfNeeded: task)
        if head < headEnd {
            // Behind the end of the sweep nothing follows.
            if task == headEnd, task != position {
                headEnd &+= 1
                return
            }
            if cut < cutEnd, task == cutEnd, task != position {
                cutEnd &+= 1
                return
            }
            guard distance(to: task) < distance(to: head) else { return setBit(task) }
            setBitsOfStretches()
        } else if nextBit >= 0, distance(to: nextBit) < distance(to: task) {
            return setBit(task)
        }
        head = task
        headEnd = task &+ 1
    }

    /// Takes out the next one; there must be one.
    @inline(__always)
    mutating func removeFirst() {
        if head < headEnd {
            head &+= 1
            position = head
            if head == headEnd { (head, headEnd, cut, cutEnd) = (cut, cutEnd, 0, 0) }
        } else {
            position = nextBit &+ 1
            clearBit(nextBit)
        }
    }

    /// Takes out the next one for a worker, beside others that take theirs; -1 where there is none.
    ///
    /// Each goes through a block of neighbours of its own, if so many are ready: the values and the states of neighbours
    /// share lines of memory, and workers that take turns at them pull each line from each other's cache for each task.
    ///
    /// - Parameters:
    ///   - task: The task that the worker had before.
    ///   - isShared: Whether others are at work.
    @inline(__always)
    mutating func takeFirst(behind task: Int, isShared: Bool) -> Int {
        if isShared, head < headEnd, let task = takeOwn(behind: Int32(truncatingIfNeeded: task)) { return task }
        guard let first else { return -1 }
        removeFirst()
        return first
    }

    private mutating func takeOwn(behind task: Int32) -> Int? {
        if head == task &+ 1 { return nil }
        if cut < cutEnd {
            guard cut == task &+ 1 else { return nil }
        } else {
            // The first ones are another worker's.
            let begin = (head | (Self.blockSize &- 1)) &+ 1
            guard begin < headEnd else { return nil }
            (cut, cutEnd, headEnd) = (begin, headEnd, begin)
        }
        cut &+= 1
        return Int(cut &- 1)
    }

    /// Takes a task out, if it is there.
    mutating func remove(_ task: Int) {
        let task = Int32(truncatingIfNeeded: task)
        setBitsOfCut()
        if head <= task, task < headEnd {
            // Those before it are still the next ones, those behind it come next.
            for behind in task &+ 1..<headEnd { setBit(behind) }
            headEnd = task
        } else if bitCount > 0, words[Int(task >> 6)] & Self.bit(task) != 0 {
            clearBit(task)
        }
    }

    mutating func removeAll() {
        self = SweepQueue(capacity: Int(capacity))
    }

    /// How far a sweep has to go to a task.
    private func distance(to task: Int32) -> Int32 {
        task >= position ? task &- position : task &- position &+ capacity
    }

    // MARK: Bits, 64 to a word

    private static func bit(_ index: Int32) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: index & 63) }

    @inline(never)
    private mutating func setBitsOfStretches() {
        for task in head..<headEnd { setBit(task) }
        setBitsOfCut()
    }

    private mutating func setBitsOfCut() {
        for task in cut..<cutEnd { setBit(task) }
        (cut, cutEnd) = (0, 0)
    }

    private mutating func setBit(_ task: Int32) {
        if words.isEmpty { makeLevels() }
        let place = Int(task >> 6)
        let word = words[place]
        words[place] = word | Self.bit(task)
        if word == 0 { setBits(above: place) }
        if nextBit < 0 || distance(to: task) < distance(to: nextBit) { nextBit = task }
        bitCount &+= 1
    }

    @inline(never)
    private mutating func setBits(above task: Int) {
        var index = task
        for level in 1..<levels.count - 1 {
            let place = levels[level] + index >> 6
            let word = words[place]
            words[place] = word | 1 &<< UInt64(truncatingIfNeeded: index & 63)
            guard word == 0 else { return }
            index >>= 6
        }
    }

    private mutating func clearBit(_ task: Int32) {
        let place = Int(task >> 6)
        let word = words[place] & ~Self.bit(task)
        words[place] = word
        bitCount &-= 1
        if word == 0 { clearBits(above: place) }
        guard task == nextBit else { return }
        // Mostly the same word has another one.
        let rest = word & (.max &<< UInt64(truncatingIfNeeded: task & 63))
        nextBit = rest == 0 ? nextInSweep() : task & ~63 &+ Int32(truncatingIfNeeded: rest.trailingZeroBitCount)
    }

    @inline(never)
    private mutating func clearBits(above task: Int) {
        var index = task
        for level in 1..<levels.count - 1 {
            let place = levels[level] + index >> 6
            words[place] &= ~(1 &<< UInt64(truncatingIfNeeded: index & 63))
            guard words[place] == 0 else { return }
            index >>= 6
        }
    }

    @inline(never)
    private func nextInSweep() -> Int32 {
        (firstBit(from: Int(position)) ?? firstBit(from: 0)).map { Int32(truncatingIfNeeded: $0) } ?? -1
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
        var count = Int(capacity)
        levels = [0]
        repeat {
            count = (count + 63) >> 6
            levels.append((levels.last ?? 0) + count)
        } while count > 1
        words = [UInt64](repeating: 0, count: levels.last ?? 0)
    }
}
