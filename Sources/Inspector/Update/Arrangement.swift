import TerminalCore

/// Which form is shown, and which part of it.
extension Model {
    /// Chooses the form: the user's as long as it can be drawn, else the largest that fits.
    mutating func arrange() {
        if let chosenForm, !Panes.isTooSmall(size), show(chosenForm) {
            clampOffset()
        } else {
            showWhatFits()
        }
    }

    /// Shows the form, if the screen has room for any of it; says whether it has.
    mutating func show(_ form: GraphForm) -> Bool {
        let room = Panes(of: self).body.size
        if form == .list {
            drawingKey = nil
        } else {
            guard room.columns >= Self.fewestForNode.columns, room.rows >= Self.fewestForNode.rows,
                let key = drawings.best(form, of: run, in: room, signs: signs)
            else { return false }
            drawingKey = key
        }
        markCriticalPath()
        return true
    }

    /// Boxes if all of them are in sight, else lines, or the list where there is little room.
    private mutating func showWhatFits() {
        let room = Panes(of: self).body.size
        let hasRoom = room.columns >= Self.fewestForGraph.columns && room.rows >= Self.fewestForGraph.rows
        if hasRoom, let key = drawings.fittingBoxes(of: run, in: room, signs: signs) {
            drawingKey = key
        } else {
            drawingKey = hasRoom ? drawings.best(.lines, of: run, in: room, signs: signs) : nil
        }
        markCriticalPath()
        clampOffset()
    }

    mutating func markCriticalPath() {
        guard let drawingKey else { return }
        drawings.mark(run, in: drawingKey)
    }

    /// Smaller rooms get the list unless the user wants otherwise.
    private static let fewestForGraph = Size(columns: 60, rows: 9)
    /// A node with a short name.
    private static let fewestForNode = Size(columns: 20, rows: 3)

    /// The drawing that is shown, unless it is the list.
    var drawing: Drawing? { drawingKey.flatMap { drawings[$0] } }

    /// The extent of what the graph pane scrolls over.
    var contentSize: Size {
        drawing?.size ?? Size(columns: graphRoom.columns, rows: listRows.count)
    }

    /// The cells for the graph, or for the list without the row that counts what is outside.
    var graphRoom: Size {
        let panes = Panes(of: self)
        let pane = panes.graph.isEmpty ? panes.body : panes.graph
        guard form == .list, run.tasks.count > pane.rows else { return pane.size }
        return Size(columns: pane.columns, rows: pane.rows - 1)
    }

    mutating func scroll(columns: Int, rows: Int) {
        offset.column += columns
        offset.row += rows
        clampOffset()
        follow.userMoved(at: now)
    }

    /// Moves the visible part only as far as it takes to have the selection in sight, with some room around it.
    mutating func showSelection() {
        guard let selection, run.tasks.indices.contains(selection) else { return }
        let target: Rectangle
        if let drawing {
            target = drawing.rectangle(of: selection).inset(columns: -2, rows: -2)
        } else {
            target = Rectangle(column: 0, row: listRow(of: selection) ?? 0, columns: 1, rows: 1)
        }
        let room = graphRoom
        offset.column = revealed(target.columnRange, from: offset.column, room: room.columns)
        offset.row = revealed(target.rowRange, from: offset.row, room: room.rows)
        clampOffset()
    }

    mutating func clampOffset() {
        let content = contentSize
        let room = graphRoom
        offset.column = clamped(offset.column, content: content.columns, room: room.columns, isCentered: true)
        offset.row = clamped(offset.row, content: content.rows, room: room.rows, isCentered: false)
    }
}
