/// The tasks that could start, in the order in which they became ready.
struct ReadyQueue: Sendable {
    private var tasks: [Int32] = []
    private var head = 0

    var isEmpty: Bool { head == tasks.count }
    var count: Int { tasks.count - head }
    var first: Int? { isEmpty ? nil : Int(tasks[head]) }
    /// All of them, the oldest first.
    var all: ArraySlice<Int32> { tasks[head...] }
    /// The one with the lowest index.
    var lowest: Int? { all.min().map { Int($0) } }

    mutating func reserveCapacity(_ capacity: Int) {
        tasks.reserveCapacity(capacity)
    }

    mutating func append(_ task: Int) {
        tasks.append(Int32(task))
    }

    mutating func removeFirst() {
        head += 1
        if head == tasks.count { removeAll() }
    }

    mutating func remove(_ task: Int) {
        if let position = all.firstIndex(of: Int32(task)) { tasks.remove(at: position) }
    }

    mutating func removeAll() {
        tasks.removeAll(keepingCapacity: true)
        head = 0
    }
}
