import JFlow

/// Writes a run as a table, one line a task: comma-separated values (RFC 4180), which spreadsheets and data frames read.
///
/// Times are seconds since the run began, to the nanosecond; what does not apply is empty. No text acts on a terminal,
/// and none is a formula to a spreadsheet: where one begins as if it were, an apostrophe stands before it.
package struct CSVWriter: Sendable {
    private static let header =
        ["task", "state", "ready", "start", "end", "run_time"] + WaitKind.allCases.map { "wait_\($0.rawValue)" }
        + ["pools", "attempts", "slack", "critical", "error"]

    /// Makes a writer; it keeps nothing between calls.
    package init() {}

    /// The whole file, with a header.
    package func text(of history: RunHistory) -> String {
        let critical = Set(history.report.criticalPath)
        let lines = history.tasks.indices.map { task in
            fields(of: history.report.tasks[task], history.tasks[task], isCritical: critical.contains(task))
        }
        return ([Self.header] + lines).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private func fields(of task: RunReport.Task, _ history: TaskHistory, isCritical: Bool) -> [String] {
        let waits = task.waitSums
        // A task that got its value elsewhere has an error all the same: that of its last attempt.
        let error = history.end?.error ?? history.attempts.last?.error ?? ""
        return [quoted(task.name), task.state.rawValue, seconds(task.ready), seconds(task.start), seconds(task.end)]
            + [seconds(task.start == nil ? nil : task.runTime)] + WaitKind.allCases.map { seconds(waits[$0]) }
            + [quoted(task.pools.joined(separator: "; ")), "\(task.attemptCount)", seconds(task.slack)]
            + [isCritical ? "yes" : "no", quoted(error)]
    }

    /// Seconds with nine digits behind the point.
    private func seconds(_ duration: Duration?) -> String {
        guard let nanoseconds = duration?.wholeNanoseconds else { return "" }
        let (seconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
        let digits = String(rest)
        return (nanoseconds < 0 ? "-" : "") + "\(seconds)." + String(repeating: "0", count: 9 - digits.count) + digits
    }

    /// A text in quotation marks, always: then it does not matter what else a reader takes for a separator.
    private func quoted(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        // Tabs and line ends, which may begin formulas too, are written as \t, \r and \n here.
        let inert = text.inert
        let isFormula = inert.unicodeScalars.first.map("=+-@".unicodeScalars.contains) ?? false
        var field = "\"" + (isFormula ? "'" : "")
        // By scalars: a quotation mark with an accent on it is another character, and one all the same to a reader.
        for scalar in inert.unicodeScalars {
            field.unicodeScalars.append(scalar)
            if scalar == "\"" { field += "\"" }
        }
        return field + "\""
    }
}
