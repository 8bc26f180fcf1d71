import JFlow
import TerminalCore

/// How often the body of a task was called, and what became of the newest attempts that failed.
func attemptFacts(of record: TaskRecord, _ model: Model) -> [StyledText] {
    let attempts = record.attempts
    guard attempts.areSeveral || !attempts.failures.isEmpty else { return [] }
    let next = attempts.wait(at: model.time).map { "   next in \(DurationText.brief($0))" } ?? ""
    let place = record.state == .retrying ? attempts.failedPlace : attempts.place
    return [fact("attempts", place + next)]
        + attempts.failures.suffix(shownFailures).map { failure in
            let words = "\(failure.number) failed" + (failure.taken.map { " after \(DurationText.precise($0))" } ?? "")
            return fact("", "\(words)  ") + StyledText(failure.error, Theme.error)
        }
}

/// The most failed attempts in the details; the task's log has a line for each.
private let shownFailures = 4
