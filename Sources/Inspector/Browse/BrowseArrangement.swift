import GraphDocuments
import GraphDrawing
import TerminalCore

/// Which drawing is shown, and which part of it.
extension BrowseModel {
    /// The nearest level at which everything is in sight; names on one line if none with names does.
    mutating func fitZoom() {
        for level in [BrowseZoom.boxes, .lines] {
            zoom = level
            draw()
            guard let drawing else { return }
            if drawing.width <= room.columns, drawing.height <= room.rows { return }
        }
    }

    /// Shows the graph at another level.
    mutating func zoom(to level: BrowseZoom) {
        zoom = level
        draw()
        showSelection()
    }

    /// Forgets the drawings, because another graph is shown, and keeps the selection on the node it was on.
    mutating func graphChanged(selected original: Int?) {
        drawings = [:]
        draw()
        cycle = nil
        selection = original.flatMap { graph.places[$0] } ?? drawing?.content.layout.firstNode
        showSelection()
        changed()
    }

    /// Lays the shown graph out at the present level, if that was not done.
    mutating func draw() {
        let level = zoom.drawn
        guard drawings[level] == nil, !graph.document.nodes.isEmpty else { return }
        var options = options
        options.form = level.form
        options.maxLabel = min(options.maxLabel ?? .max, BrowseZoom.mostColumns)
        let marks = NodeMarks(
            highlighted: Set(highlighted.compactMap { graph.places[$0] }), folded: graph.foldedNodes)
        let content = DocumentLayout(graph.document, options: options, marks: marks, earlier: earlierOrder)
        drawings[level] = DocumentDrawing(content)
        earlier = content.layout.layers.map { layer in layer.map { graph.members[$0][0] } }
    }

    /// The order of the last drawing, by the nodes that are shown now.
    private var earlierOrder: [[Int]]? {
        guard !earlier.isEmpty else { return nil }
        var known: Set<Int> = []
        return earlier.map { layer in
            layer.compactMap { graph.places[$0] }.filter { known.insert($0).inserted }
        }
    }

    /// The cells for the drawing.
    var room: Size { BrowsePanes(of: self).graph.size }

    mutating func scroll(columns: Int, rows: Int) {
        offset.column += columns
        offset.row += rows
        clampOffset()
    }

    /// Moves the visible part only as far as it takes to have the selection in sight, with some room around it.
    mutating func showSelection() {
        guard let selection, let drawing, zoom != .whole else { return clampOffset() }
        let target = Rectangle(drawing.content.layout.nodes[selection]).inset(columns: -2, rows: -2)
        let room = room
        offset.column = revealed(target.columnRange, from: offset.column, room: room.columns)
        offset.row = revealed(target.rowRange, from: offset.row, room: room.rows)
        clampOffset()
    }

    mutating func clampOffset() {
        guard let drawing, zoom != .whole else { return }
        let room = room
        offset.column = clamped(offset.column, content: drawing.width, room: room.columns, isCentered: true)
        offset.row = clamped(offset.row, content: drawing.height, room: room.rows, isCentered: true)
    }
}
