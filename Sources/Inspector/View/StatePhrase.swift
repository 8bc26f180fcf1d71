import JFlow
import TerminalCore

/// The sign, the word and the times of a state.
func statePhrase(of record: TaskRecord, _ model: Model) -> StyledText {
    let sign = StyledText("\(model.signs[record.state]) ", Theme.style(of: record.state))
    let words = [stateWords(of: record, model), record.standInWords, resourceWords(of: record)]
    let said = StyledText(words.compactMap { $0 }.joined(separator: ", "), Style(isBold: true))
    let hasUse = record.state == .done || !record.state.isFinal && record.state != .retrying
    let usual = hasUse ? record.expected.map { " (usually \(DurationText.brief($0)))" } : nil
    return sign + said + StyledText(usual ?? "")
}

private func stateWords(of record: TaskRecord, _ model: Model) -> String {
    let word = record.state.word
    let attempts = record.attempts
    switch record.state {
    case .ready: return word + waitWords(of: record, model) + (attempts.areSeveral ? ", attempt \(attempts.place)" : "")
    case .pending, .skipped: return word
    case .running: return "\(word) \(precise(record.attemptTaken(at: model.time)))".trimmedRight
    case .retrying where record.awaitedFallback != nil:
        return "has no value, waits for \(model.run.name(of: record.awaitedFallback ?? 0)) to take its place"
    case .retrying: return "waiting to retry: \(attempts.nextWords(at: model.time))"
    case .done: return "\(word) \(precise(record.taken(at: model.time)))".trimmedRight + countWords(of: attempts)
    case .failed, .cancelled:
        let time = record.taken(at: model.time).map { " after \(DurationText.precise($0))" } ?? ""
        return word + time + countWords(of: attempts)
    case .cached: return "cached: the value came from the cache"
    case .given: return record.keptState.map { keptWords($0) } ?? "given at the start of the run"
    case .pruned: return "not needed in this run"
    }
}

/// That a value is an earlier run's, and whether the task itself had left it there.
private func keptWords(_ state: TaskState) -> String {
    "kept from an earlier run" + (state.hasValue ? "" : ", in which it was without one of its own (\(state.word))")
}

/// What a ready task waits for before it may start.
private func waitWords(of record: TaskRecord, _ model: Model) -> String {
    if let pool = record.awaitedPool { return ", waits for pool \(pool)" }
    return model.run.waitsForSlot ? ", waits for a slot" : ""
}

private func countWords(of attempts: Attempts) -> String {
    attempts.areSeveral ? ", \(attempts.current) attempts" : ""
}

private func precise(_ time: Duration?) -> String { time.map { DurationText.precise($0) } ?? "" }

/// Whether what a task opened is still open; `nil` if it opens nothing or has not done so.
func resourceWords(of record: TaskRecord) -> String? {
    guard record.kind == .resource, record.givesValue || record.closeTime != nil else { return nil }
    return record.closeTime.map { "closed at \(DurationText.logStamp($0))s" } ?? "open"
}

extension Model {
    /// What a pending task waits for: `for rank`, or that it turns out to be needed; `nil` where nobody knows.
    func awaitedWords(of task: Int) -> String? {
        let awaited = run.awaited(by: task)
        if !awaited.isEmpty { return "for \(names(awaited))" }
        let users = run.possibleUsers(of: task)
        return users.isEmpty ? nil : "until it is known whether \(names(users)) will need it"
    }
}
