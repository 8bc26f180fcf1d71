extension RunReport: CustomStringConvertible {
    /// The most tasks that ``description`` lists.
    private static let taskLimit = 10

    /// The report for people: what the run took and why, and the tasks that took longest; less than twenty lines,
    /// however large the plan is.
    public var description: String {
        var lines = [headline, speedLine]
        if !criticalPath.isEmpty {
            lines.append("Critical path, \(criticalTime.words): \(path(criticalPath))")
        }
        if decidingPath != criticalPath, !decidingPath.isEmpty {
            lines.append("The run took this path: \(path(decidingPath))")
        }
        if !delays.isEmpty { lines.append("Lost on the way to the end: \(words(delays))") }
        if tasks.contains(where: { $0.start != nil }) { lines.append(longestTasks) }
        return lines.joined(separator: "\n")
    }

    private var headline: String {
        let counts: [String] = TaskState.allCases.compactMap { each in
            let count = tasks.count { $0.state == each }
            return count == 0 ? nil : "\(count) \(each.rawValue)"
        }
        let what = state.map { "\($0.rawValue) after" } ?? "under way for"
        let states = counts.isEmpty ? "no tasks" : counts.joined(separator: ", ")
        return "“\(workflow.short)” \(what) \(wallTime.words): \(states)."
    }

    private var speedLine: String {
        """
        Bodies ran for \(busyTime.words), \(decimal(averageParallelism)) at once on average and \(peakParallelism) at \
        most; with unlimited workers \(criticalTime.words), \(decimal(possibleSpeedup)) times as fast.
        """
    }

    private var longestTasks: String {
        let ran = tasks.filter { $0.start != nil }.sorted { ($1.runTime, $0.name) < ($0.runTime, $1.name) }
        return ShortList.items(
            ran, limit: Self.taskLimit, separator: "\n", rest: { "  … \($0) more" }, text: line(for:))
    }

    private func line(for task: Task) -> String {
        let attempts = task.attemptCount > 1 ? " in \(task.attemptCount) attempts" : ""
        let waits = Wait.sum(task.waits.filter { $0.reason != .dependencies })
        let waiting = waits.isEmpty ? "" : ", waited \(words(waits))"
        let slack = task.slack.map { $0 > .zero ? ", slack \($0.words)" : ", critical" } ?? ""
        return "  \(task.name.short): \(task.state.rawValue), ran \(task.runTime.words)\(attempts)\(waiting)\(slack)"
    }

    private func words(_ waits: [Wait]) -> String {
        ShortList.items(
            waits, limit: ShortList.nameLimit, separator: ", ", rest: { "\($0) more reasons" },
            text: { "\($0.duration.words) for \($0.reason)" })
    }

    private func path(_ path: [Int]) -> String {
        ShortList.path(path.map { tasks[$0].name.short })
    }

    private func decimal(_ number: Double) -> String {
        guard number < 1e6 else { return "over a million" }
        let hundredths = Int((number * 100).rounded())
        let decimals = hundredths % 100
        return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)"
    }
}
