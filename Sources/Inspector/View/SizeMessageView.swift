import TerminalCore

/// What stands on a screen that is too small for everything else.
func drawSizeMessage(_ model: Model, in frame: inout Frame) {
    let size = model.size
    let needed = "\(Panes.smallest.columns)x\(Panes.smallest.rows)"
    let area = Rectangle(size)
    guard size.columns >= 31, size.rows >= 8 else {
        let words = model.question.map { $0.answers } ?? "needs \(needed)"
        return frame.write(StyledText(words), in: area, row: size.rows / 2, signs: model.signs)
    }
    frame.box(area, title: "", signs: model.signs)
    let inner = area.inset(columns: 2, rows: 1)
    let run = model.run
    let facts = "\(model.signs[model.mode]) \(DurationText.brief(model.time))  \(run.reachedCount)/\(run.counts.total)"
    let known = run.plan == nil && model.attachment != nil ? model.programName : run.name
    let name = fitted(known, to: inner.columns - facts.count - 2, isASCII: model.signs.isASCII)
    let lines = [
        "\(name)  \(facts)", "", "This window is \(size.columns)x\(size.rows).",
        "jflow-tui needs \(needed).", model.question?.shortWords ?? situation(model),
    ]
    for (row, line) in lines.enumerated() {
        frame.write(StyledText(line), in: inner, row: row, signs: model.signs)
    }
    let keys = StyledText(model.question?.answers ?? (model.attachment == nil ? "q quit" : "q detach"))
    frame.write(trailing: keys, in: inner, row: inner.rows - 1, signs: model.signs)
}

private func situation(_ model: Model) -> String {
    switch model.mode {
    case .starting: "The run has not begun."
    case .waiting: "No run has begun yet."
    case .lost: "The link is lost."
    case .held: "The run is held."
    case .running: "The run goes on."
    case .paused, .pausedBefore, .step: "The run is paused."
    case .cancelling: "The run is being cancelled."
    case .done: "The run is done."
    case .failed: "The run has failed."
    case .cancelled: "The run was cancelled."
    }
}

/// A question in the middle of the screen.
func drawQuestion(_ question: Question, _ model: Model, _ frame: inout Frame) {
    let answers = question.answerLines
    let width = ([question.words] + answers).map { DisplayWidth.of($0) }.max() ?? 0
    let box = centered(columns: width + 4, rows: answers.count + 3, in: model.size)
    frame.box(box, title: "", signs: model.signs)
    let inner = box.inset(columns: 2, rows: 1)
    frame.write(StyledText(question.words, Theme.bold), in: inner, signs: model.signs)
    for (row, answer) in answers.enumerated() {
        frame.write(StyledText(answer), in: inner, row: row + 1, signs: model.signs)
    }
}

/// A rectangle of at most this extent in the middle of a screen.
func centered(columns: Int, rows: Int, in size: Size) -> Rectangle {
    let columns = min(columns, size.columns)
    let rows = min(rows, size.rows)
    return Rectangle(
        column: (size.columns - columns) / 2, row: (size.rows - rows) / 2, columns: columns, rows: rows)
}
