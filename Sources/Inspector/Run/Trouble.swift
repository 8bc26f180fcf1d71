import JFlow

/// Which ends of tasks are trouble.
///
/// A task that failed, was skipped or cancelled is none if it left a value in its place, if a condition decided
/// against it, or if in the end every goal has its value all the same.
extension RunModel {
    private static let states = [TaskState.failed, .skipped, .cancelled]

    /// The tasks that failed, in the order of failing, and then those that were skipped or cancelled: those that are
    /// trouble, or those that are not. What a condition decided against is in neither.
    func unfulfilled(areTrouble: Bool) -> [Int] {
        let others = tasks.indices.filter { tasks[$0].state == .skipped || tasks[$0].state == .cancelled }
        return (allFailures + others).filter { task in
            !tasks[task].isNotChosen && isTrouble(task) == areTrouble
        }
    }

    /// The tasks that failed, first those that left no value.
    var allFailures: [Int] { failures + toleratedFailures }

    /// What went wrong, in words: `1 failed, 2 skipped, 1 cancelled`.
    var troubleWords: [String] {
        words { state in counts[state] - notChosen(in: state) - harmlessCount(in: state) }
    }

    /// What did not end as it might have and yet is no trouble, in words: `1 failed but tolerated`, `2 not chosen`.
    var oddityWords: [String] {
        let tolerated = words { harmlessCount(in: $0) }.joined(separator: ", ")
        return [
            tolerated.isEmpty ? nil : "\(tolerated) but tolerated",
            counts.notChosen > 0 ? "\(counts.notChosen) not chosen" : nil,
        ].compactMap { $0 }
    }

    private func isTrouble(_ task: Int) -> Bool { end != .done && !tasks[task].isTolerated }

    private func harmlessCount(in state: TaskState) -> Int {
        end == .done ? counts[state] - notChosen(in: state) : counts.tolerated(in: state)
    }

    private func notChosen(in state: TaskState) -> Int { state == .skipped ? counts.notChosen : 0 }

    private func words(_ count: (TaskState) -> Int) -> [String] {
        Self.states.filter { count($0) > 0 }.map { "\(count($0)) \($0.word)" }
    }
}
