import GraphDocuments
import GraphDrawing
package import TerminalCore

/// The picture of a browsed graph: the same model always gives the same frame.
package func browseView(_ model: BrowseModel) -> Frame {
    var frame = Frame(size: model.size)
    if Panes.isTooSmall(model.size) {
        drawTooSmall(model, &frame)
    } else {
        let panes = BrowsePanes(of: model)
        drawHeader(model, in: panes.header, &frame)
        drawBody(model, in: panes.graph, &frame)
        drawStrip(model, in: panes.strip, &frame)
        drawFooter(model, in: panes.footer, &frame)
        if panes.detail != nil {
            let title = model.selection.map { model.label(of: $0) } ?? ""
            model.details.draw(title: title, from: model.detailTop, signs: model.signs, &frame)
        }
        if model.isHelpOpen {
            model.help.draw(title: "help", from: model.helpTop, signs: model.signs, &frame)
        }
    }
    if !model.hasColor { frame.removeColors() }
    return frame
}

private func drawTooSmall(_ model: BrowseModel, _ frame: inout Frame) {
    let needed = "needs \(Panes.smallest.columns)x\(Panes.smallest.rows)"
    frame.write(StyledText(needed), in: Rectangle(model.size), row: model.size.rows / 2, signs: model.signs)
}

private func drawHeader(_ model: BrowseModel, in area: Rectangle, _ frame: inout Frame) {
    let margin = area.columns >= 60 ? " " : ""
    let shown = model.graph.document.nodes.count
    let all = model.graph.whole.nodes.count
    let count = shown == all ? "\(all) nodes" : "\(shown) of \(all) nodes"
    let edges = area.columns >= 60 ? "  \(model.graph.document.edges.count) edges" : ""
    let facts = StyledText("\(count)\(edges)  ") + StyledText("\(model.zoom)", Theme.bold) + StyledText(margin)
    let room = area.columns - facts.width - 2
    let title = StyledText(margin) + StyledText(model.name, Theme.bold)
    frame.write(title.fitted(to: room, signs: model.signs), in: area, signs: model.signs)
    frame.write(trailing: facts, in: area, signs: model.signs)
}

private func drawBody(_ model: BrowseModel, in area: Rectangle, _ frame: inout Frame) {
    guard let drawing = model.drawing else {
        return frame.write(StyledText(" The graph has no nodes."), in: area, row: 1, signs: model.signs)
    }
    if model.zoom == .whole {
        drawOverview(model, drawing.content.layout, in: area, &frame)
    } else {
        for row in 0..<area.rows { drawRow(row, model, drawing, in: area, &frame) }
        markSelection(model, drawing, in: area, &frame)
    }
}

private func drawRow(
    _ row: Int, _ model: BrowseModel, _ drawing: DocumentDrawing, in area: Rectangle, _ frame: inout Frame
) {
    let cells = drawing.cells(
        row: row + model.offset.row, columns: model.offset.column..<(model.offset.column + area.columns))
    for (column, cell) in cells.enumerated() where cell.text != " " && !cell.text.isEmpty {
        frame.write(
            cell.text, at: Point(column: area.column + column, row: area.row + row), style: style(of: cell, model),
            clippedTo: area)
    }
}

private func style(of cell: DrawnCell, _ model: BrowseModel) -> Style {
    switch cell.part {
    case .blank, .line: cell.isHeavy ? Theme.highlight : .plain
    case .edgeLabel: Theme.dim
    case .groupFrame: Style(foreground: .blue)
    case .groupTitle: Style(foreground: .blue, isBold: true)
    case .nodeFrame(let node), .label(let node):
        cell.isHeavy ? Theme.highlight : model.graph.isFold(node) ? Style(foreground: .magenta) : .plain
    }
}

/// The selected node in reverse, with a sign before it where there is room for one: it must be seen without colours.
private func markSelection(
    _ model: BrowseModel, _ drawing: DocumentDrawing, in area: Rectangle, _ frame: inout Frame
) {
    guard let selection = model.selection else { return }
    let box = drawing.content.layout.nodes[selection]
    let label = drawing.content.labelPlace(of: selection)
    let isFramed = box.height >= 3
    let place = Rectangle(
        column: area.column + (isFramed ? box.column + 1 : label.column) - model.offset.column,
        row: area.row + label.row - model.offset.row, columns: isFramed ? box.width - 2 : label.width, rows: 1)
    frame.restyle(place.intersection(area)) { $0.isReversed = true }
    let sign = Point(column: isFramed ? place.column : place.column - 1, row: place.row)
    if area.contains(sign), frame[column: sign.column, row: sign.row].text == " " {
        frame.write(
            String(model.signs.selected), at: sign, style: Style(isBold: true, isReversed: isFramed), clippedTo: area)
    }
}
