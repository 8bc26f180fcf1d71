import GraphDrawing
import TerminalCore

/// The whole graph in the room there is: more than one node a cell is shown by a denser sign.
func drawOverview(_ model: BrowseModel, _ layout: Layout, in area: Rectangle, _ frame: inout Frame) {
    let columns = max(1, min(layout.width, area.columns - 2))
    let rows = max(1, min(layout.height, area.rows))
    let corner = Point(
        column: area.column + (area.columns - columns) / 2, row: area.row + (area.rows - rows) / 2)
    var counts: [Point: Int] = [:]
    func place(_ node: Int) -> Point {
        let box = layout.nodes[node]
        return Point(
            column: corner.column + box.column * columns / max(1, layout.width),
            row: corner.row + box.row * rows / max(1, layout.height))
    }
    for node in layout.nodes.indices { counts[place(node), default: 0] += 1 }
    let signs = model.signs.isASCII ? [".", ":", "#"] : ["·", "∶", "▒"]
    for (point, count) in counts {
        frame.write(signs[count == 1 ? 0 : count < 4 ? 1 : 2], at: point, clippedTo: area)
    }
    guard let selection = model.selection else { return }
    frame.write(
        String(model.signs.selected), at: place(selection), style: Style(isBold: true, isReversed: true),
        clippedTo: area)
}
