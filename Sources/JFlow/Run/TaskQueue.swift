/// Tasks in the order in which they came, each at most once in a run; any can be taken out.
///
/// Taking the first costs next to nothing. The first request out of turn makes an index, so that as many as there are
/// tasks take no more than linear time.
struct TaskQueue: Sendable {
    /// What is known of tasks that may be taken out of turn.
    private struct Index: Sendable {
        /// Where each task stands.
        var positions: [Int32: Int]
        /// How many tasks left a hole behind `head`.
        var holeCount = 0
    }

    /// The first task, if it came while there was none and no index: where tasks follow one another, the array stays
    /// empty. -1 otherwise.
    private var sole: Int32 = -1
    /// Behind `head`, a task that was taken out of turn has left a hole; at `head` there never is one.
    private var tasks: [Int32] = []
    private var head = 0
    /// There from the first request out of turn on.
    private var index: Index?

    private static let hole: Int32 = -1
    /// How many taken tasks are kept at least: emptying the array for each task of a chain would cost a tenth of all.
    private static let chunk = 1_024

    var isEmpty: Bool { sole < 0 && head == tasks.count }
    var count: Int { tasks.count - head - (index?.holeCount ?? 0) + (sole < 0 ? 0 : 1) }
    var first: Int? {
        if sole >= 0 { return Int(sole) }
        return head == tasks.count ? nil : Int(tasks[head])
    }
    /// All of them, the oldest first.
    var all: [Int] {
        (sole < 0 ? [] : [Int(sole)]) + tasks[head...].filter { $0 != Self.hole }.map { Int($0) }
    }

    @inline(__always)
    mutating func append(_ task: Int) {
        if sole < 0, head == tasks.count, index == nil {
            sole = Int32(task)
            return
        }
        tasks.append(Int32(task))
        if index != nil { enter(task) }
    }

    @inline(__always)
    mutating func removeFirst() {
        guard sole < 0 else {
            sole = -1
            return
        }
        if index == nil { head += 1 } else { removeFirstIndexed() }
        if head >= Self.chunk, head == tasks.count { forgetTaken() }
    }

    /// Takes a task out, if it is there.
    mutating func remove(_ task: Int) {
        makeIndex()
        guard let position = index?.positions.removeValue(forKey: Int32(task)) else { return }
        tasks[position] = Self.hole
        index?.holeCount += 1
        skipHoles()
        if head >= Self.chunk, head == tasks.count { forgetTaken() }
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
        if sole >= 0 {
            tasks.insert(sole, at: head)
            sole = -1
        }
        let places = tasks.indices[head...].map { (tasks[$0], $0) }
        index = Index(positions: Dictionary(uniqueKeysWithValues: places))
    }

    @inline(never)
    private mutating func enter(_ task: Int) {
        index?.positions[Int32(task)] = tasks.count - 1
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
