package import JFlow

/// How many tasks of a run are in each state; kept as tasks move, never counted again.
///
/// Two kinds of ends are counted apart, because they keep no run from reaching its goals: a task that a condition
/// did not choose leaves the total, as a pruned one does, and one that failed but left a value for those who need it
/// counts with those that have a value. So the share of ``withValue`` in ``total`` never falls, and it is 1 at the
/// end of a run in which nothing is missing.
package struct StateCounts: Sendable, Hashable {
    private var counts = [Int](repeating: 0, count: TaskState.allCases.count)
    /// The tasks that a condition or a choice decided against; they are among the skipped ones.
    package private(set) var notChosen = 0
    private var tolerated: [TaskState: Int] = [:]

    /// The number of tasks in a state.
    package subscript(state: TaskState) -> Int { counts[Self.slot(of: state)] }

    /// The tasks that count: all but the given, the pruned and those that were not chosen.
    package var total: Int { counts.reduce(0, +) - self[.given] - self[.pruned] - notChosen }

    /// The counted tasks that have a value of their own.
    package var done: Int { self[.done] + self[.cached] }

    /// The counted tasks of which those who need them got a value, be it only one in its place.
    package var withValue: Int { done + tolerated.values.reduce(0, +) }

    /// The counted tasks that have not ended.
    package var unfinished: Int { self[.pending] + self[.ready] + self[.running] + self[.retrying] }

    /// The tasks in a state that have no value of their own and left another one.
    package func tolerated(in state: TaskState) -> Int { tolerated[state] ?? 0 }

    mutating func add(_ count: Int, in state: TaskState) {
        counts[Self.slot(of: state)] += count
    }

    mutating func move(from old: TaskState, to new: TaskState) {
        add(-1, in: old)
        add(1, in: new)
    }

    /// Takes note of how a task came to its end.
    mutating func ended(_ task: TaskRecord) {
        if task.isNotChosen { notChosen += 1 }
        if task.isTolerated { tolerated[task.state, default: 0] += 1 }
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
