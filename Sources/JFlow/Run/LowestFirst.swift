/// Numbers of tasks, the lowest first: a binary heap (Williams 1964).
struct LowestFirst: Sendable, Hashable {
    private var tasks: [Int32]

    /// Makes a heap of these tasks. (A sorted array is one.)
    init(_ tasks: [Int]) {
        self.tasks = tasks.map { Int32($0) }.sorted()
    }

    var first: Int? { tasks.first.map { Int($0) } }

    mutating func insert(_ task: Int) {
        tasks.append(Int32(task))
        var child = tasks.count - 1
        while child > 0, tasks[child] < tasks[(child - 1) / 2] {
            tasks.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes the lowest out; there must be one.
    mutating func removeFirst() {
        tasks.swapAt(0, tasks.count - 1)
        tasks.removeLast()
        var parent = 0
        while let child = lowerChild(of: parent), tasks[child] < tasks[parent] {
            tasks.swapAt(child, parent)
            parent = child
        }
    }

    private func lowerChild(of parent: Int) -> Int? {
        let left = 2 * parent + 1
        guard left < tasks.count else { return nil }
        return left + 1 < tasks.count && tasks[left + 1] < tasks[left] ? left + 1 : left
    }
}
