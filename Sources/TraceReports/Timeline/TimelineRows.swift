import JFlow

/// Which tasks of a run have a row in its timeline, from top to bottom.
struct TimelineRows {
    /// The most rows that a browser can be asked to draw at ease.
    static let limit = 1_000

    /// The tasks, by when they came to their turn.
    let tasks: [Int]
    /// How many tasks have no row because others ran for longer.
    let hiddenCount: Int
    /// How many tasks have no row because they never came to their turn.
    let idleCount: Int
    /// The tasks on the critical path.
    let critical: Set<Int>
    /// What each row is called.
    let labels: [String]

    init(of history: RunHistory) {
        let reports = history.report.tasks
        let critical = Set(history.report.criticalPath)
        self.critical = critical
        let active = reports.indices.filter { reports[$0].start != nil || reports[$0].ready != nil }
        idleCount = reports.count - active.count
        hiddenCount = max(0, active.count - Self.limit)
        // The critical path first, then what ran for longest.
        let shown = active.sorted { left, right in
            let ranks = (critical.contains(left) ? 0 : 1, critical.contains(right) ? 0 : 1)
            return (ranks.0, reports[right].runTime, left) < (ranks.1, reports[left].runTime, right)
        }.prefix(Self.limit)
        tasks = shown.sorted { left, right in
            (reports[left].turn, left) < (reports[right].turn, right)
        }
        labels = tasks.map { Self.label(of: reports[$0]) }
    }

    static func label(of task: RunReport.Task) -> String {
        task.state == .done ? task.name.short : "\(task.name.short) (\(task.state.rawValue))"
    }
}

extension RunReport.Task {
    /// When it started, or at least could have.
    fileprivate var turn: Duration { start ?? ready ?? .zero }
}
