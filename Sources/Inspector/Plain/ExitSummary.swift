import JFlow
import TerminalCore

/// The lines that stay on the screen after the program has left.
package enum ExitSummary {
    /// The most lines about single tasks; the rest is counted.
    static let taskLineLimit = 14
    /// The most columns of a line: three rows of a common terminal are as much of an error as anybody reads here.
    static let columnLimit = 240

    /// The end of a run in at most twenty lines: state, total, what went wrong and why, the critical path and the
    /// slowest tasks.
    ///
    /// - Parameters:
    ///   - run: The run, ended or left.
    ///   - signs: The characters to draw with.
    ///   - exitCode: The status with which the program leaves.
    package static func lines(for run: RunModel, signs: Signs, exitCode: Int32) -> [String] {
        guard run.plan != nil else { return [] }
        var lines = [headline(run)]
        lines += troubles(of: run, signs: signs)
        if let path = run.criticalPath, run.end != nil { lines.append(pathLine(path, run)) }
        if let slowest = slowestLine(run) { lines.append(slowest) }
        if exitCode != 0 { lines.append("  exit \(exitCode)") }
        return lines.map { fitted($0, to: columnLimit, isASCII: signs.isASCII) }
    }

    private static func headline(_ run: RunModel) -> String {
        let time = run.hasStarted || run.end != nil ? " in \(DurationText.precise(run.latestTime))" : ""
        let words = run.counts.troubleWords.joined(separator: ", ")
        let cached = run.counts[.cached] > 0 ? "\(run.counts[.cached]) from cache" : ""
        let notes = [words, cached].filter { !$0.isEmpty }.joined(separator: "; ")
        return "\(run.name)  \(run.stateWord)\(time)   \(run.counts.done) of \(run.counts.total) tasks"
            + (notes.isEmpty ? "" : "   (\(notes))")
    }

    private static func troubles(of run: RunModel, signs: Signs) -> [String] {
        let others = run.tasks.indices.filter { [.skipped, .cancelled].contains(run.tasks[$0].state) }
        let untouched = Set(others.filter { run.tasks[$0].reason == .runCancelled && run.tasks[$0].startTime == nil })
        let troubled = run.failures + others.filter { !untouched.contains($0) }
        let shown = troubled.prefix(taskLineLimit)
        let width = shown.map { DisplayWidth.of(run.tasks[$0].name) }.max() ?? 0
        let lines = shown.map { troubleLine(of: $0, in: run, signs: signs, nameWidth: min(width, 32)) }
        let left = troubled.count - shown.count
        let rest = left > 0 ? ["  and \(left) more"] : []
        return lines + rest + untouchedLines(untouched.count, signs)
    }

    /// One line for all that a cancelled run had not come to.
    private static func untouchedLines(_ count: Int, _ signs: Signs) -> [String] {
        guard count > 0 else { return [] }
        return ["  \(signs[TaskState.cancelled]) \(count) task\(count == 1 ? "" : "s") had not started"]
    }

    private static func troubleLine(of task: Int, in run: RunModel, signs: Signs, nameWidth: Int) -> String {
        let record = run.tasks[task]
        let why = record.state == .failed ? record.error : run.reasonText(of: task)
        let took = record.taken(at: .zero).map { " after \(DurationText.precise($0))" } ?? ""
        let state = extended(record.state.word + took, to: 9)
        return "  \(signs[record.state]) \(extended(record.name, to: nameWidth))  \(state)  \(why ?? "")".trimmedRight
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
