import GraphDrawing
import JFlow
import TerminalCore

/// What is said of the selected task, below a separator that counts what is out of sight.
func drawStrip(_ model: Model, in area: Rectangle, _ frame: inout Frame) {
    guard !area.isEmpty else { return }
    let name = model.selection.map { model.run.name(of: $0) }
    drawSeparator(name: name, outside: outsideWords(model), signs: model.signs, in: area, &frame)
    let margin = StyledText(" ")
    let said = lastLine(model)
    var lines: [StyledText] = []
    if let task = model.selection, model.run.tasks.indices.contains(task) {
        lines = [stateLine(of: task, model), storyLine(of: task, model)]
    }
    if area.rows > 3 {
        lines.append(said ?? printedLine(model) ?? StyledText())
    } else if let said {
        lines = lines.prefix(1) + [said]
    } else if let printed = printedLine(model), lines.count < 2 || lines[1].width == 0 {
        lines = lines.prefix(1) + [printed]
    }
    for (place, line) in lines.enumerated() { frame.write(margin + line, in: area, row: 1 + place, signs: model.signs) }
}

/// How many nodes are out of sight on each side of the drawing.
private func outsideWords(_ model: Model) -> String {
    guard let drawing = model.drawing, !Panes(of: model).graph.isEmpty else { return "" }
    let room = model.graphRoom
    let part = Rectangle(
        column: model.offset.column, row: model.offset.row, columns: room.columns, rows: room.rows)
    let nodes = drawing.layout.nodes.indices.map { drawing.labelRectangle(of: $0) }
    return outsideWords(nodes, of: part, signs: model.signs)
}

/// State, times, and the neighbours with their states.
private func stateLine(of task: Int, _ model: Model) -> StyledText {
    let record = model.run.tasks[task]
    var line = statePhrase(of: record, model)
    if record.state == .running, record.attempts.areSeveral { line += "   attempt \(record.attempts.place)" }
    if record.elements.count > 0 { line += "   \(record.elements.briefWords)" }
    if let progress = record.progress, record.state == .running { line += "  \(Int(progress * 100))%" }
    if model.breakpoints.contains(task) { line += "   breakpoint" }
    line += relatives("   needs", record.dependencies, model)
    line += relatives("   feeds", record.dependents, model)
    return line
}

private func relatives(_ title: String, _ tasks: [Int], _ model: Model) -> StyledText {
    guard !tasks.isEmpty else { return StyledText() }
    var line = StyledText(title)
    for task in tasks.prefix(5) {
        let record = model.run.tasks[task]
        line += " \(record.name) "
        line += StyledText(String(model.signs[record.state]), Theme.style(of: record.state))
    }
    if tasks.count > 5 { line += " and \(tasks.count - 5) more" }
    return line
}

/// What explains the state best: the error, the reason, what is awaited, the last log line or the value.
private func storyLine(of task: Int, _ model: Model) -> StyledText {
    let record = model.run.tasks[task]
    if let error = record.error { return StyledText(error, Theme.error) }
    if let reason = model.run.reasonText(of: task) { return StyledText(reason) }
    if record.state == .retrying, let failure = record.attempts.failures.last {
        return StyledText(DurationText.logStamp(failure.time) + " ", Theme.dim) + StyledText(failure.words)
    }
    if record.state == .pending, let words = model.awaitedWords(of: task) { return StyledText("waits \(words)") }
    if let failure = record.elements.failed.last, let error = failure.error {
        return StyledText("[\(failure.index)] ") + StyledText(error, Theme.error)
    }
    if record.state.isFinal, let value = record.value { return StyledText("value \(value)") }
    guard let line = record.log.last else { return StyledText() }
    return StyledText(DurationText.logStamp(line.time) + " ", Theme.dim) + StyledText(line.text)
}

/// What the screen has to say: a notice, what is waited for while the run is cancelled, or the next step.
func lastLine(_ model: Model) -> StyledText? {
    if let notice = model.notice { return StyledText(notice, Theme.notice) }
    if let words = model.attachedWords { return StyledText(words, Theme.notice) }
    switch model.mode {
    case .pausedBefore(let task) where model.steeringObstacle != nil:
        return StyledText("paused before \(model.run.name(of: task)) (breakpoint)")
    case .pausedBefore(let task):
        return StyledText("paused before \(model.run.name(of: task)) (breakpoint): s starts it, space goes on")
    case .cancelling: return StyledText(cancellingWords(model), Theme.notice)
    case .held, .paused, .step: return (model.heldElementsWords ?? nextStepWords(model)).map { StyledText($0) }
    case .starting, .waiting, .lost, .running, .done, .failed, .cancelled: return nil
    }
}

private func nextStepWords(_ model: Model) -> String? {
    let run = model.run
    guard let next = run.nextToStart else {
        let isAwaited = run.isTicking || !run.ready.isEmpty
        return isAwaited ? model.nothingReadyWords(running: run.longestRunning) : nil
    }
    return "next step starts: \(run.name(of: next)) (\(run.waitsForSlot ? "waits for a slot" : "ready"))"
}

private func cancellingWords(_ model: Model) -> String {
    if model.leavesWhenEnded { return "cancelling, ctrl-c again to exit now" }
    return "cancelling: waiting for \(model.names(model.run.longestRunning)) to return"
}

/// What was lost, or the newest line that was printed by no task in particular.
private func printedLine(_ model: Model) -> StyledText? {
    if model.run.droppedCount > 0 {
        return StyledText("\(model.run.droppedCount) log lines were lost: they came too fast", Theme.dim)
    }
    return model.run.log.last.map { StyledText("printed: ", Theme.dim) + StyledText($0.text) }
}
