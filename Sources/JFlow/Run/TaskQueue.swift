/// Tasks in the order in which they came, but for one that is taken next; each at most once in a run. Any can be taken
/// out, also the lowest.
///
/// A task that comes while none is to be taken next is the next one. So whoever takes a task, ends it and puts in what it
/// made ready goes on with the first of these: with values that were just made, towards the goal, and through a plan as it
/// lies in memory. Strictly in order, a grid of 316 × 316 tasks takes three times as long.
///
/// Taking the first costs next to nothing. The first request out of turn makes an index, so that as many as there are
/// tasks take no more than linear time (the lowest: times its logarithm).
struct TaskQueue: Sendable {
    /// What is known of tasks that may be taken out of turn.
    private struct Index: Sendable {
        /// Where each task stands.
        var positions: [Int32: Int]
        /// How many tasks left a hole behind `head`.
        var holeCount = 0
        /// The tasks by number, from the first request for the lowest on; with some that have left the queue since.
        var heap: LowestFirst<Int>?
    }

    /// The task that is taken next; -1 for none. Where tasks follow one another, the array stays empty. The index does not
    /// know of this one.
    private var next: Int32 = -1
    /// Behind `head`, a task that was taken out of turn has left a hole; at `head` there never is one.
    private var tasks: [Int32] = []
    private var head = 0
    /// There from the first request out of turn on.
    private var index: Index?

    private static let hole: Int32 = -1
    /// How many taken tasks are kept at least: emptying the array for each task of a chain would cost a tenth of all.
    private static let chunk = 1_024

    var isEmpty: Bool { next < 0 && head == tasks.count }
    var count: Int { tasks.count - head - (index?.holeCount ?? 0) + (next < 0 ? 0 : 1) }
    var first: Int? {
        if next >= 0 { return Int(next) }
        return head == tasks.count ? nil : Int(tasks[head])
    }
    /// Whether there is exactly one.
    var hasOne: Bool { next >= 0 && head == tasks.count }
    /// All of them, the next one first.
    var all: [Int] { (next < 0 ? [] : [Int(next)]) + queued }
    private var queued: [Int] { tasks[head...].filter { $0 != Self.hole }.map { Int($0) } }

    @inline(__always)
    mutating func append(_ task: Int) {
        if next < 0 {
            next = Int32(task)
            return
        }
        tasks.append(Int32(task))
        if index != nil { enter(task) }
    }

    @inline(__always)
    mutating func removeFirst() {
        guard next < 0 else {
            next = -1
            return
        }
        if index == nil { head += 1 } else { removeFirstIndexed() }
        if head >= Self.chunk, head == tasks.count { forgetTaken() }
    }

    /// Takes a task out, if it is there.
    mutating func remove(_ task: Int) {
        if next == Int32(task) {
            next = -1
            return
        }
        makeIndex()
        guard let position = index?.positions.removeValue(forKey: Int32(task)) else { return }
        tasks[position] = Self.hole
        index?.holeCount += 1
        skipHoles()
        if head >= Self.chunk, head == tasks.count { forgetTaken() }
    }

    /// The one with the lowest index.
    mutating func lowest() -> Int? {
        makeIndex()
        var heap = index?.heap.take() ?? LowestFirst(queued)
        while let task = heap.first, index?.positions[Int32(task)] == nil { heap.removeFirst() }
        defer { index?.heap = heap }
        guard next >= 0 else { return heap.first }
        return min(Int(next), heap.first ?? Int(next))
    }

    mutating func removeAll() {
        self = TaskQueue()
    }

    /// Uses the memory again; the index stays.
    private mutating func forgetTaken() {
        tasks.removeAll(keepingCapacity: true)
        head = 0
    }

    // MARK: The index

    private mutating func makeIndex() {
        guard index == nil else { return }
        let places = tasks.indices[head...].map { (tasks[$0], $0) }
        index = Index(positions: Dictionary(uniqueKeysWithValues: places))
    }

    @inline(never)
    private mutating func enter(_ task: Int) {
        index?.positions[Int32(task)] = tasks.count - 1
        index?.heap?.insert(task)
    }

    @inline(never)
    private mutating func removeFirstIndexed() {
        index?.positions[tasks[head]] = nil
        head += 1
        skipHoles()
    }

    private mutating func skipHoles() {
        while head < tasks.count, tasks[head] == Self.hole {
            head += 1
            index?.holeCount -= 1
        }
    }
}
