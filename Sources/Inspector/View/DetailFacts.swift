import JFlow
import TerminalCore

/// The facts of a task: state, times, attempts, inputs, output, error, neighbours.
func detailFacts(of task: Int, _ model: Model, columns: Int) -> [StyledText] {
    let run = model.run
    let record = run.tasks[task]
    let room = columns - titleWidth
    var facts = [statePhrase(of: record, model)]
    facts += times(of: record, model)
    facts += attemptFacts(of: record, columns: room, model)
    if model.breakpoints.contains(task) { facts.append(fact("stop", "breakpoint before it starts")) }
    if let error = record.error {
        facts += wrapped(error, to: room, rows: errorRows, model).enumerated().map { place, line in
            fact(place == 0 ? "error" : "", line, Theme.error)
        }
    }
    if let reason = run.reasonText(of: task) { facts.append(fact("reason", reason)) }
    if record.state == .pending, let words = model.awaitedWords(of: task) { facts.append(fact("waits", words)) }
    facts += elementFacts(of: record, columns: room, model)
    facts += traits(of: record)
    facts += inputs(of: record, run)
    facts.append(fact("output", outputWords(of: record)))
    facts += neighbours("needs", record.dependencies, model, conditional: record.conditionalDependencies)
    facts += neighbours("feeds", record.dependents, model)
    return facts + runFacts(run)
}

/// The columns of what stands before each fact of a task.
private let titleWidth = 9
/// The most rows for one error.
let errorRows = 6

/// A fact with what it is about before it.
func fact(
    _ title: String, _ words: String, _ style: Style = .plain, titleWidth: Int = titleWidth
) -> StyledText {
    StyledText(padded(title, to: titleWidth), Theme.dim) + StyledText(words, style)
}

private func times(of record: TaskRecord, _ model: Model) -> [StyledText] {
    guard let start = record.startTime, let taken = record.taken(at: model.time) else { return [] }
    let whole = DurationText.precise(taken) + (record.attempts.areSeveral ? " in all" : "")
    let length =
        switch record.state {
        case .running: "runs for \(whole)"
        case .retrying, .ready: "\(DurationText.precise(taken)) so far"
        default: "took \(whole)"
        }
    var facts = [fact("started", "\(DurationText.logStamp(start))s   \(length)")]
    if let progress = record.progress, record.state == .running {
        facts.append(fact("progress", "\(Int(progress * 100))%"))
    }
    return facts
}

/// The kind of a task that is more than a function, its group and its tags.
private func traits(of record: TaskRecord) -> [StyledText] {
    var facts: [StyledText] = []
    if record.kind != .task { facts.append(fact("kind", record.kind.rawValue)) }
    if !record.group.isEmpty { facts.append(fact("group", record.group.joined(separator: "/"))) }
    if !record.tags.isEmpty { facts.append(fact("tags", record.tags.joined(separator: ", "))) }
    return facts
}

private func inputs(of record: TaskRecord, _ run: RunModel) -> [StyledText] {
    record.dependencies.prefix(8).compactMap { dependency in
        guard let value = run.tasks[dependency].value else { return nil }
        return fact("input", "\(run.name(of: dependency))  \(value)")
    }
}

private func outputWords(of record: TaskRecord) -> String {
    guard let value = record.value else { return record.state.isFinal ? "none" : "none yet" }
    return record.state.hasValue ? value : "none; consumers got \(value)"
}

private func neighbours(
    _ title: String, _ tasks: [Int], _ model: Model, conditional: Set<Int> = []
) -> [StyledText] {
    guard !tasks.isEmpty else { return [] }
    var line = fact(title, "")
    for task in tasks.prefix(8) {
        let record = model.run.tasks[task]
        line += StyledText("\(model.signs[record.state]) ", Theme.style(of: record.state))
        line += record.name + (conditional.contains(task) ? " (if chosen)  " : "  ")
    }
    if tasks.count > 8 { line += "and \(tasks.count - 8) more" }
    return [line]
}

/// What the caller of the run said about it.
private func runFacts(_ run: RunModel) -> [StyledText] {
    run.metadata.enumerated().map { place, datum in fact(place == 0 ? "run" : "", "\(datum.key)  \(datum.value)") }
}

/// The beginning of a text in at most so many rows, with an ellipsis where it goes on.
func wrapped(_ text: String, to columns: Int, rows: Int, _ model: Model) -> [String] {
    let lines = wrapped(text, to: columns)
    guard lines.count > rows else { return lines }
    let last = fitted(lines[rows - 1] + lines[rows], to: columns, isASCII: model.signs.isASCII)
    return lines.prefix(rows - 1) + [last]
}

/// The text in lines of at most so many columns.
func wrapped(_ text: String, to columns: Int) -> [String] {
    guard columns >= 2 else { return [text] }
    var lines: [String] = []
    var line = ""
    var width = 0
    for scalar in text.unicodeScalars {
        let scalarWidth = max(DisplayWidth.of(scalar), 0)
        if width + scalarWidth > columns {
            lines.append(line)
            line = ""
            width = 0
        }
        line.unicodeScalars.append(scalar)
        width += scalarWidth
    }
    return lines + [line]
}
