/// Tasks in the order in which they came, each at most once in a run; any can be taken out, also the lowest.
///
/// Taking the first costs next to nothing. The first request out of turn makes an index, so that as many as there are
/// tasks take no more than linear time (the lowest: times its logarithm).
struct TaskQueue: Sendable {
    /// Behind `head`, a task that was taken out of turn has left a hole; at `head` there never is one.
    private var tasks: [Int32] = []
    private var head = 0
    private var holeCount = 0
    /// Where each task stands, from the first request out of turn on.
    private var positions: [Int32: Int]?
    /// The tasks by number, from the first request for the lowest on; with some that have left the queue since.
    private var heap: LowestFirst?

    private static let hole: Int32 = -1

    var isEmpty: Bool { head == tasks.count }
    var count: Int { tasks.count - head - holeCount }
    var first: Int? { isEmpty ? nil : Int(tasks[head]) }
    /// All of them, the oldest first.
    var all: [Int] { tasks[head...].filter { $0 != Self.hole }.map { Int($0) } }

    @inline(__always)
    mutating func append(_ task: Int) {
        tasks.append(Int32(task))
        if positions != nil { enter(task) }
    }

    @inline(__always)
    mutating func removeFirst() {
        if positions != nil { positions?[tasks[head]] = nil }
        head += 1
        if holeCount > 0 { skipHoles() }
        if head == tasks.count { forgetTaken() }
    }

    /// Takes a task out, if it is there.
    mutating func remove(_ task: Int) {
        makeIndex()
        guard let position = positions?.removeValue(forKey: Int32(task)) else { return }
        tasks[position] = Self.hole
        holeCount += 1
        skipHoles()
        if head == tasks.count { forgetTaken() }
    }

    /// The one with the lowest index.
    mutating func lowest() -> Int? {
        makeIndex()
        var lowestFirst = heap.take() ?? LowestFirst(all)
        while let task = lowestFirst.first, positions?[Int32(task)] == nil { lowestFirst.removeFirst() }
        heap = lowestFirst
        return lowestFirst.first
    }

    mutating func removeAll() {
        self = TaskQueue()
    }

    private mutating func skipHoles() {
        while head < tasks.count, tasks[head] == Self.hole {
            head += 1
            holeCount -= 1
        }
    }

    /// Uses the memory again; the index stays.
    private mutating func forgetTaken() {
        tasks.removeAll(keepingCapacity: true)
        head = 0
    }

    private mutating func makeIndex() {
        guard positions == nil else { return }
        let places = tasks.indices[head...].map { (tasks[$0], $0) }
        positions = Dictionary(uniqueKeysWithValues: places)
    }

    private mutating func enter(_ task: Int) {
        positions?[Int32(task)] = tasks.count - 1
        heap?.insert(task)
    }
}
