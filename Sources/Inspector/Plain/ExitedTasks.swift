import JFlow
import TerminalCore

/// The lines about single tasks that stay on the screen: what went wrong, and what the run could do without.
struct ExitedTasks {
    /// The most lines; the tasks that find no room are counted.
    static let lineLimit = 15
    /// The lines for what was tolerated below their heading, however much else went wrong.
    private static let reserve = 4

    let lines: [String]

    init(of run: RunModel, signs: Signs) {
        let troubled = run.unfulfilled(areTrouble: true)
        let tolerated = run.unfulfilled(areTrouble: false)
        let untouched = Set(
            troubled.filter { run.tasks[$0].reason == .runCancelled && run.tasks[$0].startTime == nil })
        let block = TaskLines(run: run, signs: signs)
        let heading = tolerated.isEmpty ? [] : ["  went on without"]
        let trouble = block.lines(
            for: troubled.filter { !untouched.contains($0) },
            atMost: Self.lineLimit - heading.count - min(tolerated.count, Self.reserve))
        let harmless = block.lines(for: tolerated, atMost: Self.lineLimit - heading.count - trouble.count)
        lines = trouble + Self.untouchedLines(untouched.count, signs) + heading + harmless
    }

    /// One line for all that a cancelled run had not come to.
    private static func untouchedLines(_ count: Int, _ signs: Signs) -> [String] {
        guard count > 0 else { return [] }
        return ["  \(signs[TaskState.cancelled]) \(count) task\(count == 1 ? "" : "s") had not started"]
    }
}

/// Tasks one below the other, with their states and what explains them.
private struct TaskLines {
    let run: RunModel
    let signs: Signs

    private static let widestName = 32

    /// At most so many lines, the last of which counts the tasks that found no room.
    func lines(for tasks: [Int], atMost limit: Int) -> [String] {
        let shown = tasks.count > limit ? tasks.prefix(limit - 1) : tasks[...]
        let width = min(shown.map { DisplayWidth.of(run.tasks[$0].name) }.max() ?? 0, Self.widestName)
        let left = tasks.count - shown.count
        return shown.map { line(for: $0, nameWidth: width) } + (left > 0 ? ["  and \(left) more"] : [])
    }

    private func line(for task: Int, nameWidth: Int) -> String {
        let record = run.tasks[task]
        let state = extended(record.state.word + how(of: record), to: 9)
        let why = run.explanation(of: task) ?? ""
        return "  \(signs[record.state]) \(extended(record.name, to: nameWidth))  \(state)  \(why)".trimmedRight
    }

    private func how(of record: TaskRecord) -> String {
        if record.attempts.areSeveral { return " after \(record.attempts.current) attempts" }
        return record.taken(at: .zero).map { " after \(DurationText.precise($0))" } ?? ""
    }
}
