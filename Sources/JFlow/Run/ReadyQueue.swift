/// The tasks that could start: in the order of the plan (``SweepQueue``), or the highest rank first.
struct ReadyQueue: Sendable {
    /// All of them where tasks have no ranks.
    var sweep: SweepQueue
    /// There only where tasks have ranks.
    private var ranked: RankedQueue?

    /// An empty queue.
    ///
    /// - Parameters:
    ///   - ranks: The rank of each task; empty where they have none.
    ///   - capacity: The number of tasks of the plan.
    init(ranks: [Int], capacity: Int) {
        sweep = SweepQueue(capacity: capacity)
        if !ranks.isEmpty { ranked = RankedQueue(ranks: ranks) }
    }

    var isEmpty: Bool { ranked?.isEmpty ?? sweep.isEmpty }
    /// The only one; `nil` where there are none, several, or ranks.
    var sole: Int? { ranked == nil && sweep.hasOne ? sweep.first : nil }
    var first: Int? { ranked == nil ? sweep.first : ranked?.first }
    /// All of them, in no order that means anything.
    var all: [Int] { ranked?.all ?? sweep.all }
    /// The one with the lowest index.
    var lowest: Int? { ranked == nil ? sweep.lowest : ranked?.lowest }

    @inline(__always)
    mutating func insert(_ task: Int) {
        if ranked == nil { sweep.insert(task) } else { ranked?.insert(task) }
    }

    @inline(__always)
    mutating func removeFirst() {
        if ranked == nil { sweep.removeFirst() } else { ranked?.removeFirst() }
    }

    /// Takes a task out, if it is there.
    mutating func remove(_ task: Int) {
        if ranked == nil { sweep.remove(task) } else { ranked?.remove(task) }
    }

    mutating func removeAll() {
        if ranked == nil { sweep.removeAll() } else { ranked?.removeAll() }
    }
}

/// Tasks by rank, the highest first, among equals the one that came first.
///
/// A task that is taken out of turn leaves its entry, which is passed over when its turn comes.
private struct RankedQueue: Sendable {
    private struct Entry: Sendable, Comparable {
        let rank: Int
        let arrival: Int
        let task: Int32

        static func < (one: Entry, other: Entry) -> Bool {
            one.rank == other.rank ? one.arrival < other.arrival : one.rank > other.rank
        }
    }

    private let ranks: [Int]
    private var entries = LowestFirst<Entry>()
    /// When each task that is there came.
    private var members: [Int32: Int] = [:]
    private var nextArrival = 0

    init(ranks: [Int]) {
        self.ranks = ranks
    }

    var isEmpty: Bool { members.isEmpty }
    /// Behind every change, the first entry is of a task that is there.
    var first: Int? { entries.first.map { Int($0.task) } }
    var all: [Int] { members.keys.map { Int($0) } }

    mutating func insert(_ task: Int) {
        let entry = Entry(rank: ranks[task], arrival: nextArrival, task: Int32(task))
        members[entry.task] = nextArrival
        nextArrival += 1
        entries.insert(entry)
    }

    mutating func removeFirst() {
        guard let first = entries.first else { return }
        members[first.task] = nil
        dropGone()
    }

    mutating func remove(_ task: Int) {
        members[Int32(task)] = nil
        dropGone()
    }

    /// Steps are taken by hand, one at a time, so that a pass over all is soon enough.
    var lowest: Int? { members.keys.min().map { Int($0) } }

    mutating func removeAll() {
        entries = LowestFirst()
        members = [:]
    }

    private mutating func dropGone() {
        while let first = entries.first, members[first.task] != first.arrival { entries.removeFirst() }
    }
}
