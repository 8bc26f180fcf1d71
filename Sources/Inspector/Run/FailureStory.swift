import JFlow

/// What a failure took with it: the failed task, what was skipped because of it, and so on; then what else went wrong.
struct FailureStory: Sendable, Hashable {
    /// One task of the story.
    struct Entry: Sendable, Hashable {
        let task: Int
        /// How far it is from what failed.
        let depth: Int
        /// Whether what follows from it is told at an earlier entry.
        let isRepeated: Bool
    }

    private(set) var entries: [Entry] = []
    /// The tasks that came to a value all the same, the latest first.
    let unaffected: [Int]

    /// The most entries, so that the story of a large graph can be told in a moment.
    static let entryLimit = 200

    /// The story of a run in which a task failed.
    init(of failure: Int, in run: RunModel) {
        unaffected = run.endedTasks.reversed().filter { run.tasks[$0].state.hasValue }
        var told: Set<Int> = []
        tell(failure, depth: 0, run, &told)
        for task in run.failures where !told.contains(task) { tell(task, depth: 0, run, &told) }
        for task in run.endedTasks where run.tasks[task].state == .cancelled && !told.contains(task) {
            tell(task, depth: 0, run, &told)
        }
    }

    private mutating func tell(_ task: Int, depth: Int, _ run: RunModel, _ told: inout Set<Int>) {
        var open = [(task: task, depth: depth)]
        while let (task, depth) = open.popLast(), entries.count < Self.entryLimit {
            let isNew = told.insert(task).inserted
            entries.append(Entry(task: task, depth: depth, isRepeated: !isNew))
            guard isNew, !run.tasks[task].isTolerated else { continue }
            let skipped = run.tasks[task].dependents.filter { dependent in
                run.tasks[dependent].state == .skipped && !run.tasks[dependent].isNotChosen
            }
            open += skipped.reversed().map { ($0, depth + 1) }
        }
    }
}

extension RunModel {
    /// A shortest way from a goal down to a task; empty where no goal needs it.
    func pathFromGoal(to task: Int) -> [Int] {
        var next: [Int: Int] = [:]
        var open = [task]
        var place = 0
        while place < open.count {
            let current = open[place]
            place += 1
            if tasks[current].isGoal {
                return Array(sequence(first: current) { $0 == task ? nil : next[$0] })
            }
            for dependent in tasks[current].dependents where dependent != task && next[dependent] == nil {
                next[dependent] = current
                open.append(dependent)
            }
        }
        return []
    }
}
