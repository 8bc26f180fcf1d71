package import JFlow

/// How many tasks of a run are in each state; kept as tasks move, never counted again.
package struct StateCounts: Sendable, Hashable {
    private var counts = [Int](repeating: 0, count: TaskState.allCases.count)

    /// The number of tasks in a state.
    package subscript(state: TaskState) -> Int { counts[Self.slot(of: state)] }

    /// The tasks that count: all but the given and the pruned ones.
    package var total: Int { counts.reduce(0, +) - self[.given] - self[.pruned] }

    /// The counted tasks that have a value.
    package var done: Int { self[.done] + self[.cached] }

    /// The counted tasks that have not ended.
    package var unfinished: Int { self[.pending] + self[.ready] + self[.running] + self[.retrying] }

    mutating func add(_ count: Int, in state: TaskState) {
        counts[Self.slot(of: state)] += count
    }

    mutating func move(from old: TaskState, to new: TaskState) {
        add(-1, in: old)
        add(1, in: new)
    }

    private static func slot(of state: TaskState) -> Int {
        switch state {
        case .pending: 0
        case .ready: 1
        case .running: 2
        case .done: 3
        case .cached: 4
        case .failed: 5
        case .skipped: 6
        case .cancelled: 7
        case .given: 8
        case .pruned: 9
        case .retrying: 10
        }
    }
}
