import TerminalCore

/// Which form is shown, and which part of it.
extension Model {
    /// Chooses the form: the user's as long as it can be drawn, else the largest that fits.
    mutating func arrange() {
        if let chosenForm, !Panes.isTooSmall(size), prepare(chosenForm) {
            form = chosenForm
        } else {
            form = fittingForm()
        }
        clampOffset()
    }

    /// Lays a form out if need be; says whether the present screen can show any of it.
    mutating func prepare(_ form: GraphForm) -> Bool {
        guard form != .list else { return true }
        guard drawings.prepare(form, of: run, signs: signs) else { return false }
        if showsCriticalPath { drawings.mark(run.criticalPath) }
        guard let label = drawings[form]?.label else { return false }
        let room = Panes(of: self).body.size
        return form == .boxes
            ? room.columns >= label.width + 2 && room.rows >= 3 : room.columns >= label.width && room.rows >= 2
    }

    private mutating func fittingForm() -> GraphForm {
        let room = Panes(of: self).body.size
        guard room.columns >= Self.fewestForGraph.columns, room.rows >= Self.fewestForGraph.rows else { return .list }
        if run.tasks.count <= Self.mostBoxes, prepare(.boxes), let drawing = drawings[.boxes],
            drawing.size.columns <= room.columns, drawing.size.rows <= room.rows
        {
            return .boxes
        }
        return prepare(.lines) ? .lines : .list
    }

    /// Smaller rooms get the list unless the user wants otherwise.
    private static let fewestForGraph = Size(columns: 60, rows: 9)
    /// More never fit on a screen, so they are not laid out to find that out.
    private static let mostBoxes = 400

    /// The drawing that is shown, unless it is the list.
    var drawing: Drawing? { drawings[form] }

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

    private func revealed(_ target: Range<Int>, from start: Int, room: Int) -> Int {
        if target.lowerBound < start || target.count > room { return target.lowerBound }
        return target.upperBound > start + room ? target.upperBound - room : start
    }

    private func clamped(_ start: Int, content: Int, room: Int, isCentered: Bool) -> Int {
        if content <= room { return isCentered ? -((room - content) / 2) : 0 }
        return min(max(start, 0), content - room)
    }
}
