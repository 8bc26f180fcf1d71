import GraphDocuments
import GraphDrawing
import TerminalCore

/// What is said below the graph: the selected node, what leads to it and what follows, and how much is outside.
func drawStrip(_ model: BrowseModel, _ area: Rectangle, _ frame: inout Frame) {
    guard area.rows > 0 else { return }
    drawRule(model, area, &frame)
    guard let selection = model.selection else { return }
    let sources = names(model.graph.sources[selection], model)
    let targets = names(model.graph.targets[selection], model)
    frame.write(StyledText(" from ", Theme.dim) + StyledText(sources), in: area, row: 1, signs: model.signs)
    frame.write(StyledText(" to   ", Theme.dim) + StyledText(targets), in: area, row: 2, signs: model.signs)
    let hint = StyledText("Enter opens details ", Theme.dim)
    if area.rows > 3 { frame.write(trailing: hint, in: area, row: 3, signs: model.signs) }
}

private func names(_ nodes: [Int], _ model: BrowseModel) -> String {
    nodes.isEmpty ? "nothing" : nodes.prefix(50).map { model.label(of: $0) }.joined(separator: ", ")
}

private func drawRule(_ model: BrowseModel, _ area: Rectangle, _ frame: inout Frame) {
    let line = Rectangle(column: area.column, row: area.row, columns: area.columns, rows: 1)
    frame.fill(line, with: Cell(text: String(model.signs.horizontal), style: Theme.dim))
    let outside = outsideWords(model)
    if !outside.isEmpty {
        let words =
            StyledText(" \(outside) ") + StyledText(String(repeating: model.signs.horizontal, count: 4), Theme.dim)
        frame.write(trailing: words, in: line, signs: model.signs)
    }
    guard let selection = model.selection else { return }
    let room = area.columns - 8 - DisplayWidth.of(outside)
    let name = fitted(model.label(of: selection), to: max(room, 0), isASCII: model.signs.isASCII)
    frame.write(" \(name) ", at: Point(column: 1, row: area.row), style: Theme.bold, clippedTo: line)
}

/// How many nodes are outside the pane on each side.
func outsideWords(_ model: BrowseModel) -> String {
    guard let layout = model.drawing?.content.layout, model.zoom != .whole else { return "" }
    let pane = BrowsePanes(of: model).graph
    let columns = model.offset.column..<(model.offset.column + pane.columns)
    let rows = model.offset.row..<(model.offset.row + pane.rows)
    let signs = model.signs
    let sides: [(Character, (Box) -> Bool)] = [
        (signs.before, { $0.columns.upperBound <= columns.lowerBound }),
        (signs.behind, { $0.column >= columns.upperBound }),
        (signs.above, { $0.rows.upperBound <= rows.lowerBound }), (signs.below, { $0.row >= rows.upperBound }),
    ]
    let words = sides.compactMap { sign, isOutside -> String? in
        let count = layout.nodes.count(where: isOutside)
        return count > 0 ? "\(sign) \(count)" : nil
    }
    return words.isEmpty ? "" : words.joined(separator: "  ") + " outside"
}
