import JFlow

/// The longest path through a run: the tasks that decide how long it takes.
///
/// A task counts with the time that it took or, while it has not ended, with the time that it usually takes.
package struct CriticalPath: Sendable, Hashable {
    /// The tasks from the first to the last.
    package let tasks: [Int]
    /// The sum of their times.
    package let length: Duration
    private let members: Set<Int>
    private let followers: [Int: Int]

    /// Whether a task is on the path.
    package func contains(_ task: Int) -> Bool { members.contains(task) }

    /// Whether the path goes from one task to another.
    package func contains(from source: Int, to target: Int) -> Bool { followers[source] == target }

    /// Finds the path, or `nil` where a time is unknown or nothing takes any time.
    ///
    /// One pass in plan order, in which each task stands behind what it needs.
    init?(of tasks: [TaskRecord], isOver: Bool) {
        var longest = [Duration](repeating: .zero, count: tasks.count)
        var previous = [Int?](repeating: nil, count: tasks.count)
        var best: Int?
        for (index, task) in tasks.enumerated() where task.takesPart(isOver: isOver) {
            guard let weight = task.weight else { return nil }
            for dependency in task.dependencies where tasks[dependency].takesPart(isOver: isOver) {
                guard let known = previous[index] else {
                    previous[index] = dependency
                    continue
                }
                if longest[dependency] > longest[known] { previous[index] = dependency }
            }
            longest[index] = weight + (previous[index].map { longest[$0] } ?? .zero)
            if longest[index] > (best.map { longest[$0] } ?? .zero) { best = index }
        }
        guard let best else { return nil }
        let path = Array(sequence(first: best) { previous[$0] }).reversed() as [Int]
        self.tasks = path
        length = longest[best]
        members = Set(path)
        followers = Dictionary(uniqueKeysWithValues: zip(path, path.dropFirst()))
    }
}

extension TaskRecord {
    /// Whether a task's time is part of the run's: not if it never ran and never will.
    fileprivate func takesPart(isOver: Bool) -> Bool {
        switch state {
        case .given, .pruned, .skipped: false
        case .pending, .ready: !isOver
        case .cancelled: startTime != nil
        case .running, .retrying, .done, .cached, .failed: true
        }
    }

    /// The time with which it counts: what it took or, before its end, the usual time of one attempt and all that went
    /// by before the present one.
    fileprivate var weight: Duration? {
        if state.isFinal { return taken(at: .zero) ?? .zero }
        return expected.map { timeBeforeAttempt + $0 }
    }
}
