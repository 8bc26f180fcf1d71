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

    /// Forgets the drawings, because another graph is shown, and keeps the selection on the node it was on.
    mutating func graphChanged(selected original: Int?) {
        drawings = [:]
        draw()
        cycle = nil
        selection = original.flatMap { graph.places[$0] } ?? drawing?.content.layout.layers.first?.first
        showSelection()
        changed()
    }

    /// Lays the shown graph out at the present level, if that was not done.
    mutating func draw() {
        let level = zoom == .whole ? BrowseZoom.dots : zoom
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
        let box = drawing.content.layout.nodes[selection]
        let room = room
        offset.column = Self.revealed(
            (box.column - 2)..<(box.columns.upperBound + 2), from: offset.column, room: room.columns)
        offset.row = Self.revealed((box.row - 2)..<(box.rows.upperBound + 2), from: offset.row, room: room.rows)
        clampOffset()
    }

    mutating func clampOffset() {
        guard let drawing, zoom != .whole else { return }
        let room = room
        offset.column = Self.clamped(offset.column, content: drawing.width, room: room.columns)
        offset.row = Self.clamped(offset.row, content: drawing.height, room: room.rows)
    }

    private static func revealed(_ target: Range<Int>, from start: Int, room: Int) -> Int {
        if target.lowerBound < start || target.count > room { return target.lowerBound }
        return target.upperBound > start + room ? target.upperBound - room : start
    }

    private static func clamped(_ start: Int, content: Int, room: Int) -> Int {
        content <= room ? -((room - content) / 2) : min(max(start, 0), content - room)
    }
}

/// Which cells of the screen belong to what.
struct BrowsePanes {
    static let smallest = Size(columns: 40, rows: 10)
    /// From this width on the details stand beside the graph.
    static let columnsForTwo = 100

    let header: Rectangle
    let graph: Rectangle
    /// The details, if they are open; over the graph where there is no room beside it.
    let detail: Rectangle?
    /// What is said of the selected node.
    let strip: Rectangle
    let footer: Rectangle

    init(of model: BrowseModel) {
        let size = model.size
        let stripRows = size.rows < 14 ? 0 : size.rows < 24 ? 3 : 4
        let body = Rectangle(column: 0, row: 1, columns: size.columns, rows: size.rows - 2 - stripRows)
        header = Rectangle(column: 0, row: 0, columns: size.columns, rows: 1)
        strip = Rectangle(column: 0, row: body.endRow, columns: size.columns, rows: stripRows)
        footer = Rectangle(column: 0, row: size.rows - 1, columns: size.columns, rows: 1)
        guard model.isDetailOpen else {
            (graph, detail) = (body, nil)
            return
        }
        let columns = size.columns >= Self.columnsForTwo ? size.columns / 2 : size.columns
        detail = Rectangle(column: size.columns - columns, row: body.row, columns: columns, rows: body.rows)
        let rest = size.columns - columns
        graph = rest > 0 ? Rectangle(column: 0, row: body.row, columns: rest, rows: body.rows) : body
    }

    static func isTooSmall(_ size: Size) -> Bool { size.columns < smallest.columns || size.rows < smallest.rows }
}
