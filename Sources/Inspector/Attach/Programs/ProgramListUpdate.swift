import TerminalCore

/// Changes the list of programs by one message and says what is to be done.
package func update(_ model: inout ProgramListModel, _ message: ProgramListMessage) -> [ProgramListEffect] {
    switch message {
    case .programs(let programs): model.programsCame(programs)
    case .terminal(.key(let key)): return model.keyPressed(key)
    case .terminal(.mouse(let mouse)): return model.mouseUsed(mouse)
    case .terminal(.resized(let size)):
        model.size = size
        model.showSelection()
        model.changed()
    case .terminal(.interrupt): return [.quit]
    case .terminal(.continued): return [.redraw]
    case .terminal(.focus), .terminal(.terminate), .terminal(.hangUp), .terminal(.wake), .terminal(.printed),
        .terminal(.paste):
        break
    }
    return []
}

extension ProgramListModel {
    /// Takes in who is there now; where the selected one has gone, what stands in its row is selected.
    fileprivate mutating func programsCame(_ found: [AttachableProgram]) {
        lastClick?.age += 1
        let row = selectedRow ?? 0
        let found = found.inOrder
        guard found != programs else { return }
        programs = found
        if selectedRow == nil { selectRow(row) }
        showSelection()
        changed()
    }

    fileprivate mutating func keyPressed(_ key: Key) -> [ProgramListEffect] {
        if key == .control("c") { return [.quit] }
        notice = nil
        changed()
        guard let command = ProgramListCommand.keys.command(for: key) else { return [] }
        if isHelpOpen, helpTakes(command) { return [] }
        return perform(command)
    }

    private mutating func perform(_ command: ProgramListCommand) -> [ProgramListEffect] {
        let row = selectedRow ?? 0
        let page = max(ProgramListPanes(of: self).rows.rows - 1, 1)
        switch command {
        case .moveUp: selectRow(row - 1)
        case .moveDown: selectRow(row + 1)
        case .pageUp: selectRow(row - page)
        case .pageDown: selectRow(row + page)
        case .first: selectRow(0)
        case .last: selectRow(.max)
        case .choose: return selection.map { [.choose($0)] } ?? []
        case .help: (isHelpOpen, helpTop) = (true, 0)
        case .toggleMouse:
            isMouseOn.toggle()
            notice = mouseWords(isOn: isMouseOn)
            return [.setMouse(isMouseOn)]
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .leave, .quit: return [.quit]
        }
        return []
    }

    /// Performs what the help understands itself; says whether that was so.
    private mutating func helpTakes(_ command: ProgramListCommand) -> Bool {
        switch command {
        case .moveUp: scrollHelp(by: -1)
        case .moveDown: scrollHelp(by: 1)
        case .pageUp: scrollHelp(by: -help.rows)
        case .pageDown: scrollHelp(by: help.rows)
        case .first: scrollHelp(by: -help.lines.count)
        case .last: scrollHelp(by: help.lines.count)
        case .redraw, .suspend, .quit: return false
        default: isHelpOpen = false
        }
        return true
    }

    mutating func scrollHelp(by rows: Int) { helpTop = help.top(near: helpTop + rows) }

    /// Selects the program in the row nearest to this one.
    mutating func selectRow(_ row: Int) {
        guard let programs, !programs.isEmpty else { return }
        selectedSocket = programs[min(max(row, 0), programs.count - 1)].socket
        showSelection()
    }

    mutating func showSelection() {
        let room = ProgramListPanes(of: self).rows.rows
        if let row = selectedRow { top = revealed(row..<(row + 1), from: top, room: room) }
        top = clamped(top, content: programs?.count ?? 0, room: room, isCentered: false)
    }
}
