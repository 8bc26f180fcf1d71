import TerminalCore

/// What the mouse does.
extension Model {
    mutating func mouseUsed(_ mouse: MouseEvent) -> [Effect] {
        guard isMouseOn, question == nil, !Panes.isTooSmall(size) else { return [] }
        switch mouse.kind {
        case .press(.left): return pressed(at: mouse.position)
        case .press(.right): return rightPressed(at: mouse.position)
        case .wheelUp: wheelTurned(by: -3, mouse)
        case .wheelDown: wheelTurned(by: 3, mouse)
        case .drag where replay != nil: return barPressed(at: mouse.position) ?? []
        case .press(.middle), .release, .drag: break
        }
        return []
    }

    private mutating func pressed(at position: Point) -> [Effect] {
        dropNotice()
        if isHelpOpen {
            isHelpOpen = false
            return []
        }
        if let effects = barPressed(at: position) { return effects }
        let panes = Panes(of: self)
        let modeWord = attachment == nil ? mode.word : "ATTACHED"
        if panes.footer.contains(position), position.column < modeWord.count + 2 {
            if replay != nil { togglePlaying() }
            return replay == nil && isSteerable() ? togglePause() : []
        }
        guard !failure.isOpen else { return [] }
        if panes.graph.contains(position) { graphPressed(at: position) }
        if let pane = panes.detail, pane.contains(position) { detail.isFocused = true }
        return []
    }

    /// Goes to the moment of a recorded run to which the mouse points, if it points to its bar.
    private mutating func barPressed(at position: Point) -> [Effect]? {
        guard let replay, replay.typedGoal == nil else { return nil }
        let bar = ReplayBar(replay, in: Panes(of: self).footer)
        guard bar.area.contains(position) else { return nil }
        go(to: .time(bar.moment(at: position.column)))
        return []
    }

    private mutating func graphPressed(at position: Point) {
        detail.isFocused = false
        guard let task = task(at: position) else { return closeDetail() }
        let isDouble = lastClick.map { $0.task == task && now - $0.time <= Click.doubleInterval } ?? false
        lastClick = isDouble ? nil : Click(task: task, time: now)
        userSelected(task)
        if isDouble, !detail.isOpen { openDetail() }
    }

    private mutating func rightPressed(at position: Point) -> [Effect] {
        guard !isHelpOpen, !failure.isOpen, Panes(of: self).graph.contains(position), let task = task(at: position)
        else { return [] }
        changed()
        userSelected(task)
        return attachedTakes(.toggleBreakpoint) ?? toggleBreakpoint(before: task)
    }

    private mutating func wheelTurned(by rows: Int, _ mouse: MouseEvent) {
        let panes = Panes(of: self)
        changed()
        if isHelpOpen {
            scrollHelp(by: rows)
        } else if failure.isOpen {
            scrollFailure(by: rows)
        } else if let pane = panes.detail, pane.contains(mouse.position) {
            scrollDetail(by: rows)
        } else if panes.graph.contains(mouse.position) {
            let isSideways = mouse.modifiers.contains(.shift)
            scroll(columns: isSideways ? rows * 3 : 0, rows: isSideways ? 0 : rows)
        }
    }

    /// The task below a cell of the screen.
    func task(at position: Point) -> Int? {
        let pane = Panes(of: self).graph
        let column = position.column - pane.column + offset.column
        let row = position.row - pane.row + offset.row
        if let drawing { return drawing.task(at: Point(column: column, row: row)) }
        let rows = listRows
        guard position.row - pane.row < graphRoom.rows, rows.indices.contains(row) else { return nil }
        return rows[row]
    }
}
