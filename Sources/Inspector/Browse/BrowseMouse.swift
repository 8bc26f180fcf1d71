import GraphDocuments
import GraphDrawing
import TerminalCore

/// What the mouse does.
extension BrowseModel {
    mutating func mouseUsed(_ mouse: MouseEvent) {
        guard isMouseOn, !Panes.isTooSmall(size) else { return }
        switch mouse.kind {
        case .press(.left): pressed(at: mouse.position)
        case .wheelUp: turned(by: -3, mouse)
        case .wheelDown: turned(by: 3, mouse)
        case .press(.middle), .press(.right), .release, .drag: break
        }
    }

    /// A click selects; one on the selected node opens its details.
    private mutating func pressed(at position: Point) {
        changed()
        if isHelpOpen {
            isHelpOpen = false
            return
        }
        let pane = BrowsePanes(of: self).graph
        guard pane.contains(position), zoom != .whole, let drawing else { return }
        let cell = Position(
            column: position.column - pane.column + offset.column, row: position.row - pane.row + offset.row)
        guard let node = drawing.content.layout.nodes.firstIndex(where: { $0.contains(cell) }) else { return }
        if node == selection {
            (isDetailOpen, detailTop) = (true, 0)
        }
        select(node)
    }

    private mutating func turned(by rows: Int, _ mouse: MouseEvent) {
        changed()
        if isHelpOpen {
            scrollHelp(by: rows)
        } else if let pane = BrowsePanes(of: self).detail, pane.contains(mouse.position) {
            scrollDetail(by: rows)
        } else if mouse.modifiers.contains(.shift) {
            scroll(columns: rows * 4, rows: 0)
        } else {
            scroll(columns: 0, rows: rows)
        }
    }
}
