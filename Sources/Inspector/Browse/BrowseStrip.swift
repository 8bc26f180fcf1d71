import GraphDocuments
import GraphDrawing
import TerminalCore

/// What is said of the selected node, below a separator that counts what is out of sight: what leads to it and what
/// follows.
func drawStrip(_ model: BrowseModel, in area: Rectangle, _ frame: inout Frame) {
    guard !area.isEmpty else { return }
    let name = model.selection.map { model.label(of: $0) }
    drawSeparator(name: name, outside: outsideWords(model), signs: model.signs, in: area, &frame)
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

/// How many nodes are out of sight on each side of the pane.
private func outsideWords(_ model: BrowseModel) -> String {
    guard let layout = model.drawing?.content.layout, model.zoom != .whole else { return "" }
    let room = model.room
    let part = Rectangle(
        column: model.offset.column, row: model.offset.row, columns: room.columns, rows: room.rows)
    return outsideWords(layout.nodes.map { Rectangle($0) }, of: part, signs: model.signs)
}
