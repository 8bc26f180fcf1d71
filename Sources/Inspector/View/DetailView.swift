import TerminalCore

/// The details of the selected task beside or over the graph.
func drawDetail(_ model: Model, in pane: Rectangle, _ frame: inout Frame) {
    let name = model.selection.map { model.run.name(of: $0) } ?? ""
    frame.box(pane, title: name, signs: model.signs)
    if model.detail.isFocused { frame.restyle(pane) { $0.isBold = true } }
    let content = DetailContent(of: model)
    let inner = content.inner
    guard content.keepsFacts else {
        for row in 0..<inner.rows {
            guard let line = content.line(content.top + row) else { break }
            frame.write(line, in: inner, row: row, signs: model.signs)
        }
        return drawMore(content, model, in: pane, &frame)
    }
    for (row, fact) in content.facts.enumerated() { frame.write(fact, in: inner, row: row, signs: model.signs) }
    drawLog(content, model, &frame)
}

private func drawLog(_ content: DetailContent, _ model: Model, _ frame: inout Frame) {
    let inner = content.inner
    let signs = model.signs
    let isFollowing = content.followsEnd
    let title = "\(signs.horizontal)\(signs.horizontal) log \(isFollowing ? "(tail, follow on) " : "")"
    frame.write(
        StyledText(title + String(repeating: signs.horizontal, count: max(inner.columns - title.count, 0)), Theme.dim),
        in: inner, row: content.facts.count, signs: signs)
    for row in 0..<content.scrollRows {
        guard let line = content.logLine(content.top + row) else { break }
        frame.write(line, in: inner, row: content.facts.count + 1 + row, signs: signs)
    }
    let place = content.newCount > 0 ? "\(content.newCount) new" : "\(content.belowCount) below"
    let left = content.belowCount > 0 ? "\(signs.below) \(place)" : "\(signs.below) end of log"
    let last = inner.rows - 1
    frame.write(StyledText(left, Theme.dim), in: inner, row: last, signs: signs)
    let count = StyledText("\(content.writtenCount) line\(content.writtenCount == 1 ? "" : "s")", Theme.dim)
    frame.write(trailing: count, in: inner, row: last, reserved: left.count + 2, signs: signs)
}

private func drawMore(_ content: DetailContent, _ model: Model, in pane: Rectangle, _ frame: inout Frame) {
    guard content.belowCount > 0, pane.columns > 20 else { return }
    let words = " \(content.belowCount) more \(model.signs.below) "
    frame.write(words, at: Point(column: pane.endColumn - DisplayWidth.of(words) - 3, row: pane.endRow - 1))
}
