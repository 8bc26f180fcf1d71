import TerminalCore

/// What the mouse does in the list of programs.
extension ProgramListModel {
    mutating func mouseUsed(_ mouse: MouseEvent) -> [ProgramListEffect] {
        guard isMouseOn, !Panes.isTooSmall(size) else { return [] }
        switch mouse.kind {
        case .press(.left): return pressed(at: mouse.position)
        case .wheelUp: turned(by: -3)
        case .wheelDown: turned(by: 3)
        case .press(.middle), .press(.right), .release, .drag: break
        }
        return []
    }

    /// A click selects; a second one on the same program chooses it.
    private mutating func pressed(at position: Point) -> [ProgramListEffect] {
        changed()
        notice = nil
        if isHelpOpen {
            isHelpOpen = false
            return []
        }
        let pane = ProgramListPanes(of: self).rows
        let row = position.row - pane.row + top
        guard pane.contains(position), let programs, programs.indices.contains(row) else { return [] }
        let program = programs[row]
        let isDouble = lastClick.map { $0.socket == program.socket && $0.mayBecomeDouble } ?? false
        lastClick = isDouble ? nil : ProgramClick(socket: program.socket)
        selectRow(row)
        return isDouble ? [.choose(program)] : []
    }

    private mutating func turned(by rows: Int) {
        changed()
        if isHelpOpen { scrollHelp(by: rows) } else { selectRow((selectedRow ?? 0) + rows) }
    }
}
