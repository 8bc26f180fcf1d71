import JFlow

extension RunDifference {
    /// The difference in words, each line safe to show, without an end of line behind the last.
    ///
    /// - Parameter limit: The most tasks that a list names; the rest is counted.
    package func text(limit: Int = .max) -> String {
        (heading + times(limit) + states(limit) + names(added, "only in the second", limit)
            + names(removed, "only in the first", limit))
            .joined(separator: "\n")
    }

    // MARK: The runs

    private var heading: [String] {
        let (first, second) = (before.report, after.report)
        let names =
            first.workflow == second.workflow
            ? "“\(first.workflow.short)”" : "“\(first.workflow.short)” and “\(second.workflow.short)”"
        return [
            "\(names): \(Self.state(first)) in \(Self.words(from: first.wallTime, to: second.wallTime, then: Self.state(second))).",
            "Critical path: \(Self.words(from: first.criticalTime, to: second.criticalTime, then: nil)).",
        ] + paths
    }

    private static func state(_ report: RunReport) -> String { report.state?.rawValue ?? "under way" }

    private static func words(from before: Duration, to after: Duration, then state: String?) -> String {
        let end = state.map { "\($0) in \(after.words)" } ?? after.words
        let change = TimeChange(name: "", before: before, after: after)
        return "\(before.words) → \(end) (\(change.words), \(change.percentWords))"
    }

    /// The tasks of both critical paths, if they are others.
    private var paths: [String] {
        let (first, second) = (Self.path(before.report), Self.path(after.report))
        return first == second ? [] : ["  first:  \(Self.short(first))", "  second: \(Self.short(second))"]
    }

    private static func path(_ report: RunReport) -> [String] { report.criticalPath.map { report.tasks[$0].name } }

    private static func short(_ path: [String]) -> String {
        let names = path.map(\.short)
        guard names.count > 10 else { return names.joined(separator: " → ") }
        return (names.prefix(5) + ["… \(names.count - 9) more …"] + names.suffix(4)).joined(separator: " → ")
    }

    // MARK: The tasks

    private func times(_ limit: Int) -> [String] {
        guard !timeChanges.isEmpty else { return ["No task is slower or faster by \(threshold.words)."] }
        let slower = timeChanges.count { $0.change > .zero }
        let counts =
            Self.count(slower, "slower") + ", \(timeChanges.count - slower) faster, by \(threshold.words) or more:"
        let shown = timeChanges.prefix(limit)
        let columns = shown.map { [$0.words, $0.percentWords, $0.before.words, $0.after.words] }
        let widths = (0..<4).map { column in columns.map { $0[column].count }.max() ?? 0 }
        let lines = zip(shown, columns).map { change, texts in
            let cells = zip(texts, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
            return "  \(cells[0])  \(cells[1])  \(cells[2]) → \(cells[3])  \(change.name.short)"
        }
        return [counts] + lines + Self.rest(timeChanges.count - shown.count)
    }

    private func states(_ limit: Int) -> [String] {
        guard !stateChanges.isEmpty else { return [] }
        let shown = stateChanges.prefix(limit)
        let lines = shown.map { change in
            let error = change.error.map { " (\($0.inert))" } ?? ""
            return "  \(change.name.short): \(change.before.rawValue) → \(change.after.rawValue)\(error)"
        }
        return [Self.count(stateChanges.count, "in another state:")] + lines
            + Self.rest(stateChanges.count - shown.count)
    }

    private func names(_ names: [String], _ where: String, _ limit: Int) -> [String] {
        guard !names.isEmpty else { return [] }
        let shown = names.prefix(limit)
        return [Self.count(names.count, `where` + ":")] + shown.map { "  \($0.short)" }
            + Self.rest(names.count - shown.count)
    }

    private static func count(_ count: Int, _ words: String) -> String {
        "\(count) \(count == 1 ? "task" : "tasks") \(words)"
    }

    private static func rest(_ count: Int) -> [String] { count > 0 ? ["  … \(count) more"] : [] }
}

extension RunDifference.TimeChange {
    /// The change, with its sign.
    fileprivate var words: String { (change < .zero ? "" : "+") + change.words }

    /// The change as a share of the earlier time, with its sign.
    fileprivate var percentWords: String {
        guard before > .zero else { return change == .zero ? "+0.0 %" : "from nothing" }
        let percent = change / before * 100
        guard abs(percent) < 1e6 else { return "over a million %" }
        let tenths = Int((abs(percent) * 10).rounded())
        return "\(percent < 0 && tenths > 0 ? "-" : "+")\(tenths / 10).\(tenths % 10) %"
    }
}
