import TerminalCore

/// What a key means, by what has the keyboard: the question, the help, the details, or the graph.
extension Model {
    mutating func keyPressed(_ key: Key) -> [Effect] {
        if key == .control("c") { return interrupted() }
        dropNotice()
        if let question { return answered(question, with: key) }
        if let typed = replay?.typedGoal {
            goalTyped(key, after: typed)
            return []
        }
        guard let command = keys.command(for: key) ?? refusedCommand(for: key) else { return [] }
        if isHelpOpen, helpTakes(command) { return [] }
        if failure.isOpen, failureTakes(command) { return [] }
        if detail.isOpen, detail.isFocused, detailTakes(command) { return [] }
        return perform(command)
    }

    private mutating func perform(_ command: Command) -> [Effect] {
        if replayTakes(command) { return [] }
        if let effects = attachedTakes(command) { return effects }
        switch command {
        case .moveUp, .moveDown, .moveLeft, .moveRight, .nextParent, .nextChild, .first, .last, .pageUp, .pageDown:
            moveSelection(command)
            return []
        case .open, .back, .switchPane, .help, .nextFailure, .toggleFollow, .toggleCriticalPath, .zoomIn, .zoomOut,
            .fit:
            changeView(command)
            return []
        case .togglePause, .step, .stepLayer, .runToSelection, .toggleBreakpoint, .cancelTask, .cancelRun,
            .retry, .runAgain:
            return controlRun(command)
        // Only the keys of a recorded run give these.
        case .eventBack, .eventOn, .tenthBack, .tenthOn, .slower, .faster, .goTo: return []
        case .toggleMouse: return toggleMouse()
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .quit: return leave()
        }
    }

    private mutating func toggleMouse() -> [Effect] {
        isMouseOn.toggle()
        say(mouseWords(isOn: isMouseOn))
        return [.setMouse(isMouseOn)]
    }
}
