import JFlow
import TerminalCore

/// The tree of what went wrong, a task a line.
struct SpreadLines {
    let lines: [StyledText]

    private static let widestName = 24

    init(_ story: FailureStory, _ model: Model) {
        let starts = story.entries.map { entry in
            Self.indent(entry.depth, model.signs) + "\(model.signs[model.run.tasks[entry.task].state]) "
        }
        let names = story.entries.map {
            fitted(model.run.name(of: $0.task), to: Self.widestName, isASCII: model.signs.isASCII)
        }
        let width = zip(starts, names).map { DisplayWidth.of($0 + $1) }.max() ?? 0
        lines = zip(story.entries, zip(starts, names)).map { entry, parts in
            let record = model.run.tasks[entry.task]
            return StyledText(parts.0, Theme.style(of: record.state))
                + StyledText(padded(parts.1, to: width - DisplayWidth.of(parts.0), isASCII: model.signs.isASCII))
                + StyledText("  \(Self.words(of: entry, record, model))", Theme.dim)
        }
    }

    private static func indent(_ depth: Int, _ signs: Signs) -> String {
        guard depth > 0 else { return "   " }
        return "   " + String(repeating: "   ", count: min(depth, 8) - 1) + "\(signs.bottomLeft)\(signs.horizontal) "
    }

    /// The tasks that left a task without what it needs.
    private static func missing(by record: TaskRecord, _ model: Model) -> String {
        let run = model.run
        let names = record.dependencies.filter { dependency in
            let needed = run.tasks[dependency]
            return needed.state.isFinal && !needed.givesValue && !needed.isNotChosen
        }.map { run.name(of: $0) }
        return names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
    }

    private static func words(of entry: FailureStory.Entry, _ record: TaskRecord, _ model: Model) -> String {
        if entry.isRepeated { return "(the same task as above)" }
        if case .needs = record.reason { return "\(record.state.word): needs \(missing(by: record, model))" }
        let reason = model.run.reasonText(of: entry.task)
        switch record.state {
        case .failed:
            let attempts = record.attempts.areSeveral ? ", attempt \(record.attempts.place)" : ""
            return "failed\(attempts)" + (record.standInWords.map { "; \($0)" } ?? "")
        case .cancelled:
            let moment = record.startTime == nil ? nil : record.endTime.map { " at \(DurationText.logStamp($0))s" }
            return (reason ?? "cancelled") + (moment ?? "")
        default: return "\(record.state.word)" + (reason.map { ": \($0)" } ?? "")
        }
    }
}
