import JFlow
import TerminalCore

/// What failed, when, in which attempts, with which error, and on the way to which goal.
struct FailureHeadline {
    let lines: [StyledText]

    /// The most attempts whose errors are told beside the last one.
    private static let attemptRows = 4

    init(of failure: Int, _ model: Model, columns: Int) {
        let record = model.run.tasks[failure]
        let title =
            StyledText(" \(model.signs[record.state]) ", Theme.style(of: record.state))
            + StyledText(record.name, Theme.nameStyle(of: record.state)) + StyledText(Self.words(of: record))
        let error = wrapped(record.error ?? "", to: columns - 4, rows: errorRows, model)
        lines =
            [title] + error.map { StyledText("   ") + StyledText($0, Theme.error) }
            + Self.attempts(of: record) + Self.consequences(of: failure, record, model)
    }

    /// ` failed at 9.65s after 3 attempts (1.10s, 1.10s, 1.12s)`.
    private static func words(of record: TaskRecord) -> String {
        let moment = record.endTime.map { " at \(DurationText.logStamp($0))s" } ?? ""
        let last = record.attemptTaken(at: .zero)
        guard record.attempts.areSeveral else {
            return " failed\(moment)" + (last.map { " after \(DurationText.precise($0))" } ?? "")
        }
        let times = (record.attempts.failures.map(\.taken) + [last]).suffix(6).compactMap { $0 }
        let list = times.map { DurationText.precise($0) }.joined(separator: ", ")
        return " failed\(moment) after \(record.attempts.current) attempts" + (list.isEmpty ? "" : " (\(list))")
    }

    /// The errors of earlier attempts, where they are others than the last one.
    private static func attempts(of record: TaskRecord) -> [StyledText] {
        record.attempts.failures.filter { $0.error != record.error }.suffix(attemptRows).map {
            StyledText("   \($0.words)", Theme.dim)
        }
    }

    private static func consequences(of failure: Int, _ record: TaskRecord, _ model: Model) -> [StyledText] {
        var lines: [StyledText] = []
        if let words = record.standInWords { lines.append(StyledText("   \(words)")) }
        let path = model.run.pathFromGoal(to: failure)
        guard path.count > 1 else { return lines }
        let arrow = model.signs.isASCII ? " < " : " ‹ "
        let names = path.reversed().map { model.run.name(of: $0) }
        let shown = names.count > 8 ? names.prefix(4) + ["…"] + names.suffix(3) : names[...]
        return lines + [
            StyledText("   on the way to the goal: ", Theme.dim) + StyledText(shown.joined(separator: arrow))
        ]
    }
}
