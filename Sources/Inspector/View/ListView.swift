import JFlow
import TerminalCore

/// The tasks by state, one a row, and how many are above and below.
func drawList(_ model: Model, in area: Rectangle, _ frame: inout Frame) {
    guard !area.isEmpty else { return }
    let rows = model.listRows
    let room = model.graphRoom.rows
    let nameWidth = listNameWidth(model, rows, columns: area.columns)
    let first = max(model.offset.row, 0)
    let shown = rows.dropFirst(first).prefix(room)
    for (place, task) in shown.enumerated() {
        let line = listLine(of: task, model, nameWidth: nameWidth)
        frame.write(line, in: area, row: place, signs: model.signs)
        drawMarks(of: task, model, in: area, row: place, used: line.width, &frame)
    }
    guard room < area.rows else { return }
    drawPlace(above: first, below: rows.count - first - shown.count, model, in: area, &frame)
}

private func listNameWidth(_ model: Model, _ rows: [Int], columns: Int) -> Int {
    let longest = rows.map { DisplayWidth.of(model.run.tasks[$0].name) }.max() ?? 0
    return min(longest, max(columns - 25, 12), 40)
}

private func listLine(of task: Int, _ model: Model, nameWidth: Int) -> StyledText {
    let record = model.run.tasks[task]
    let marker =
        model.selection == task
        ? model.signs.selected : model.breakpoints.contains(task) ? model.signs.breakpoint : " "
    let name = padded(record.name, to: nameWidth, isASCII: model.signs.isASCII)
    return StyledText("\(marker) ", Theme.bold)
        + StyledText("\(model.signs[record.state]) ", Theme.style(of: record.state))
        + StyledText(name, Theme.nameStyle(of: record.state)) + StyledText("  " + listDetail(of: task, model))
}

/// What a row says of a task: its time, or what it waits for.
private func listDetail(of task: Int, _ model: Model) -> String {
    let record = model.run.tasks[task]
    let time = timeField(of: record, at: model.time)
    switch record.state {
    case .pending:
        let awaited = model.run.awaited(by: task).count
        return awaited == 0 && record.isConditional ? "if needed" : "needs \(awaited) of \(record.dependencies.count)"
    case .ready where model.mode == .pausedBefore(task): return "breakpoint"
    case .ready where record.awaitedPool != nil: return "waits for pool \(record.awaitedPool ?? "")"
    case .ready: return model.run.waitsForSlot ? "waits for a slot" : "ready"
    case .running where record.elements.count > 0:
        return (record.attemptTaken(at: model.time).map { DurationText.precise($0) + "  " } ?? "")
            + record.elements.place
    case .running:
        let share = record.progress.map { "  \(Int($0 * 100))%" }
        return time + (share ?? record.expected.map { "  of ~\(DurationText.brief($0))" } ?? "")
    case .retrying where record.awaitedFallback != nil:
        return "falls back to \(model.run.name(of: record.awaitedFallback ?? 0))"
    case .retrying: return "retry \(record.attempts.briefNextWords(at: model.time))"
    case .skipped: return model.run.explanation(of: task) ?? ""
    case .failed: return ([time] + [record.standInWords, record.error].compactMap { $0 }).joined(separator: "  ")
    case .done, .cached, .cancelled, .given, .pruned: return time
    }
}

private func drawMarks(
    of task: Int, _ model: Model, in area: Rectangle, row: Int, used: Int, _ frame: inout Frame
) {
    if model.selection == task {
        let line = Rectangle(column: area.column, row: area.row + row, columns: area.columns, rows: 1)
        frame.restyle(line) { $0.isReversed = true }
    }
    guard model.showsCriticalPath, model.run.criticalPath?.contains(task) ?? false, area.columns > used else { return }
    var point = Point(column: min(area.endColumn - 5, area.column + 60), row: area.row + row)
    point.column = max(point.column, area.column + used)
    let style = frame[column: point.column, row: point.row].style
    frame.write(String(model.signs.critical), at: point, style: style, clippedTo: area)
}

private func drawPlace(above: Int, below: Int, _ model: Model, in area: Rectangle, _ frame: inout Frame) {
    let row = area.rows - 1
    if below > 0 {
        frame.write(
            StyledText("  \(model.signs.below) \(below) below", Theme.dim), in: area, row: row, signs: model.signs)
    }
    if above > 0 {
        let words = StyledText("\(model.signs.above) \(above) above  ", Theme.dim)
        frame.write(trailing: words, in: area, row: row, reserved: 14, signs: model.signs)
    }
}

extension RunModel {
    /// Whether a ready task waits because all slots are taken.
    var waitsForSlot: Bool { slots.map { running.count >= $0 } ?? false }
}
