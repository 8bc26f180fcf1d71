import JFlow
import TerminalCore

/// The lines that stay on the screen after the program has left.
package enum ExitSummary {
    /// The most columns of a line: three rows of a common terminal are as much of an error as anybody reads here.
    static let columnLimit = 240

    /// The end of a run in at most twenty lines: state, total, what went wrong and why, what the run did without, the
    /// critical path and the slowest tasks.
    ///
    /// - Parameters:
    ///   - run: The run, ended or left.
    ///   - signs: The characters to draw with.
    ///   - exitCode: The status with which the program leaves.
    package static func lines(for run: RunModel, signs: Signs, exitCode: Int32) -> [String] {
        guard run.plan != nil else { return [] }
        var lines = [headline(run)]
        lines += ExitedTasks(of: run, signs: signs).lines
        if let path = run.criticalPath, run.end != nil { lines.append(pathLine(path, run)) }
        if let slowest = slowestLine(run) { lines.append(slowest) }
        if exitCode != 0 { lines.append("  exit \(exitCode)") }
        return lines.map { fitted($0, to: columnLimit, isASCII: signs.isASCII) }
    }

    private static func headline(_ run: RunModel) -> String {
        let time = run.hasStarted || run.end != nil ? " in \(DurationText.precise(run.latestTime))" : ""
        let cached = run.counts[.cached] > 0 ? ["\(run.counts[.cached]) from cache"] : []
        let keptCount = run.tasks.count { $0.keptState != nil }
        let kept = keptCount > 0 ? ["\(keptCount) kept from earlier runs"] : []
        let notes = [run.troubleWords, run.oddityWords + cached + kept].filter { !$0.isEmpty }
            .map { $0.joined(separator: ", ") }.joined(separator: "; ")
        return "\(run.name)  \(run.stateWord)\(time)   \(run.reachedCount) of \(run.counts.total) tasks"
            + (notes.isEmpty ? "" : "   (\(notes))")
    }

    private static func pathLine(_ path: CriticalPath, _ run: RunModel) -> String {
        let steps = path.tasks.prefix(12).map { "\(run.tasks[$0].name) \(time(of: $0, in: run))" }
        let left = path.tasks.count - steps.count
        return "  critical path \(DurationText.precise(path.length)): " + steps.joined(separator: "  ")
            + (left > 0 ? "  and \(left) more" : "")
    }

    private static func slowestLine(_ run: RunModel) -> String? {
        let ended = run.tasks.indices.filter { run.tasks[$0].startTime != nil && run.tasks[$0].endTime != nil }
        let slowest = ended.sorted { run.tasks[$0].taken(at: .zero)! > run.tasks[$1].taken(at: .zero)! }
        guard !slowest.isEmpty else { return nil }
        return "  slowest  "
            + slowest.prefix(3).map { "\(run.tasks[$0].name) \(time(of: $0, in: run))" }
            .joined(separator: "  ")
    }

    private static func time(of task: Int, in run: RunModel) -> String {
        DurationText.precise(run.tasks[task].taken(at: run.latestTime) ?? .zero)
    }
}
