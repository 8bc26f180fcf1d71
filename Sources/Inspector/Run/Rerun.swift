import JFlow

/// What would run if some tasks were run again.
extension RunModel {
    /// The tasks that failed or were cancelled, in this run or in one whose values it keeps.
    package var lostTasks: [Int] {
        tasks.indices.filter { tasks[$0].lastState == .failed || tasks[$0].lastState == .cancelled }
    }

    /// Some tasks, all that follows from them, and what those need and has no value; without what a condition decided
    /// against.
    package func rerunTasks(from beginnings: [Int]) -> Set<Int> {
        var found = closure(of: beginnings) { tasks[$0].dependents }
        found = closure(of: Array(found)) { task in
            tasks[task].dependencies.filter { !tasks[$0].leavesValue }
        }
        return found.filter { !tasks[$0].isNotChosen }
    }

    private func closure(of beginnings: [Int], _ next: (Int) -> [Int]) -> Set<Int> {
        var found = Set(beginnings)
        var open = beginnings
        while let task = open.popLast() {
            for other in next(task) where !tasks[other].isNotChosen && found.insert(other).inserted {
                open.append(other)
            }
        }
        return found
    }
}

extension TaskRecord {
    /// Whether it is a task that another attempt could help: it has no value of its own, and no condition wanted that.
    var isRetriable: Bool {
        switch lastState {
        case .failed, .cancelled: true
        case .skipped: !isNotChosen
        default: false
        }
    }
}
