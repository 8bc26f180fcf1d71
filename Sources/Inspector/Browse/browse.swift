package import TerminalCore

/// Changes the model of a browsed graph by one event of the terminal and says what is to be done.
package func browse(_ model: inout BrowseModel, _ event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key): return model.keyPressed(key)
    case .mouse(let mouse): model.mouseUsed(mouse)
    case .paste(let text): model.pasted(text)
    case .resized(let size):
        model.size = size
        model.showSelection()
        model.changed()
    case .interrupt: return [.quit]
    case .continued: return [.redraw]
    case .focus, .terminate, .hangUp, .wake, .printed: break
    }
    return []
}

/// What a key means, by what has the keyboard: the search, a question for a number, the help, the details, the graph.
extension BrowseModel {
    mutating func keyPressed(_ key: Key) -> [Effect] {
        if key == .control("c") { return [.quit] }
        notice = nil
        changed()
        if search.typed != nil {
            typed(key)
            return []
        }
        if awaitsDistance { return distanceGiven(key) }
        guard let command = BrowseCommand.keys.command(for: key) else { return [] }
        if isHelpOpen, helpTakes(command) { return [] }
        if isDetailOpen, detailTakes(command) { return [] }
        return perform(command)
    }

    private mutating func perform(_ command: BrowseCommand) -> [Effect] {
        switch command {
        case .moveUp, .moveDown, .moveLeft, .moveRight, .nextParent, .nextChild, .first, .last, .pageUp, .pageDown:
            move(command)
        case .panUp: scroll(columns: 0, rows: -4)
        case .panDown: scroll(columns: 0, rows: 4)
        case .panLeft: scroll(columns: -12, rows: 0)
        case .panRight: scroll(columns: 12, rows: 0)
        case .open: openDetail()
        case .back: goBack()
        case .fold: foldOrOpen()
        case .foldSubtree: foldSubtree()
        case .isolate: askDistance()
        case .zoomIn: zoom(to: zoom.nearer, otherwise: "boxes are the nearest level")
        case .zoomOut: zoom(to: zoom.farther, otherwise: "this is the whole graph")
        case .showWhole: zoom(to: .whole)
        case .search: beginSearch()
        case .nextMatch: goToMatch(1)
        case .formerMatch: goToMatch(-1)
        case .help: (isHelpOpen, helpTop) = (true, 0)
        case .toggleMouse: return toggleMouse()
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .quit: return [.quit]
        }
        return []
    }

    private mutating func toggleMouse() -> [Effect] {
        isMouseOn.toggle()
        say(mouseWords(isOn: isMouseOn))
        return [.setMouse(isMouseOn)]
    }

    private mutating func zoom(to wanted: BrowseZoom?, otherwise words: String) {
        guard let wanted else { return say(words) }
        zoom(to: wanted)
    }
}
