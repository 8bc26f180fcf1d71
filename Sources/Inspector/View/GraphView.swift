import GraphDrawing
import JFlow
import TerminalCore

/// The part of the drawing that is in sight: frames and lines first, then the text of the nodes.
func drawGraph(_ model: Model, _ drawing: Drawing, in area: Rectangle, _ frame: inout Frame) {
    guard !area.isEmpty else { return }
    for row in 0..<area.rows { drawLines(row, model, drawing, in: area, &frame) }
    let part = Rectangle(
        column: model.offset.column, row: model.offset.row, columns: area.columns, rows: area.rows)
    for task in model.run.tasks.indices {
        let label = drawing.labelRectangle(of: task)
        if !label.intersection(part).isEmpty { drawLabel(of: task, at: label, model, drawing, in: area, &frame) }
    }
}

/// One row of frames and lines, written in stretches of one style.
private func drawLines(_ row: Int, _ model: Model, _ drawing: Drawing, in area: Rectangle, _ frame: inout Frame) {
    var text = ""
    var style = Style.plain
    var start = 0
    func flush(_ frame: inout Frame) {
        guard !text.isEmpty else { return }
        let point = Point(column: area.column + start, row: area.row + row)
        frame.write(text, at: point, style: style, clippedTo: area)
        text = ""
    }
    for column in 0..<area.columns {
        let cell = drawing.picture[column + model.offset.column, row + model.offset.row]
        let cellStyle = lineStyle(of: cell, model)
        if cell.glyph == " " || cellStyle != style { flush(&frame) }
        guard cell.glyph != " " else { continue }
        if text.isEmpty { start = column }
        style = cellStyle
        text.append(cell.glyph)
    }
    flush(&frame)
}

private func lineStyle(of cell: PictureCell, _ model: Model) -> Style {
    switch cell.owner {
    case .frame(let task):
        var style = Theme.style(of: model.run.tasks[task].state)
        style.isBold = cell.isHeavy
        return style
    case .edge: return cell.isHeavy ? Theme.bold : .plain
    case .blank, .interior: return .plain
    }
}

private func drawLabel(
    of task: Int, at label: Rectangle, _ model: Model, _ drawing: Drawing, in area: Rectangle, _ frame: inout Frame
) {
    let state = model.run.tasks[task].state
    let isCritical = model.showsCriticalPath && model.run.criticalPath?.contains(task) ?? false
    let text = NodeText(of: task, in: model, nameWidth: drawing.nameWidths[task])
    var signStyle = Theme.style(of: state)
    var nameStyle = Theme.nameStyle(of: state)
    if isCritical {
        signStyle.isBold = true
        nameStyle.isBold = true
    }
    let spans = [
        (text.marker, Theme.bold), (text.sign + " ", signStyle), (text.name, nameStyle), (" " + text.time, signStyle),
    ]
    var point = Point(
        column: area.column + label.column - model.offset.column, row: area.row + label.row - model.offset.row)
    let place = Rectangle(column: point.column, row: point.row, columns: label.columns, rows: 1)
    for (words, style) in spans {
        frame.write(words, at: point, style: style, clippedTo: area.intersection(place))
        point.column += DisplayWidth.of(words)
    }
    if model.selection == task { frame.restyle(place.intersection(area)) { $0.isReversed = true } }
}
