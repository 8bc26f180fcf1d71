import JFlow
import TerminalCore

/// How often the body of a task was called, and what became of the newest attempts that failed; the last of them has
/// room for all that it says.
func attemptFacts(of record: TaskRecord, columns: Int, _ model: Model) -> [StyledText] {
    let attempts = record.attempts
    guard attempts.areSeveral || !attempts.failures.isEmpty else { return [] }
    let next = attempts.wait(at: model.time).map { "   next in \(DurationText.brief($0))" } ?? ""
    let place = record.state == .retrying ? attempts.failedPlace : attempts.place
    let failures = attempts.failures.suffix(shownFailures)
    return [fact("attempts", place + next)]
        + failures.dropLast().flatMap { lines(for: $0, columns: columns, rows: 1, model) }
        + failures.suffix(1).flatMap { lines(for: $0, columns: columns, rows: errorRows, model) }
}

/// The most failed attempts in the details; the task's log has a line for each.
private let shownFailures = 4

private func lines(for failure: Attempts.Failure, columns: Int, rows: Int, _ model: Model) -> [StyledText] {
    let start = "\(failure.number) failed" + (failure.taken.map { " after \(DurationText.precise($0))" } ?? "") + "  "
    return wrapped(start + failure.error, to: columns, rows: rows, model).map { line in
        guard line.hasPrefix(start) else { return fact("", line, Theme.error) }
        return fact("", start) + StyledText(String(line.dropFirst(start.count)), Theme.error)
    }
}
