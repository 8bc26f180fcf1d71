import TerminalCore

/// What failed, over the graph.
func drawFailure(_ model: Model, in area: Rectangle, _ frame: inout Frame) {
    frame.fill(area)
    let content = FailureContent(of: model)
    let top = min(model.failure.top, content.lastTop)
    // The last row says how much more there is, where there is more.
    let rows = top < content.lastTop ? area.rows - 1 : area.rows
    for (row, line) in content.lines.dropFirst(top).prefix(rows).enumerated() {
        frame.write(line, in: area, row: row, signs: model.signs)
    }
    let below = content.lines.count - top - rows
    guard below > 0 else { return }
    let words = StyledText(" \(model.signs.below) \(below) more ", Theme.dim)
    frame.write(trailing: words, in: area, row: area.rows - 1, signs: model.signs)
}
