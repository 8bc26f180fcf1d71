import TerminalCore

/// The commands that change only what is shown.
extension Model {
    mutating func changeView(_ command: Command) {
        switch command {
        case .open: openDetail()
        case .back: closeDetail()
        case .switchPane: switchPane()
        case .help:
            isHelpOpen = true
            helpTop = 0
        case .nextFailure: showNextFailure()
        case .toggleFollow: toggleFollow()
        case .toggleCriticalPath: toggleCriticalPath()
        case .zoomIn: zoom(to: form.larger, otherwise: "boxes are the largest form")
        case .zoomOut: zoom(to: form.smaller, otherwise: "the list is the smallest form")
        case .fit: fit()
        default: break
        }
    }

    mutating func openDetail() {
        guard selection != nil else { return }
        if detail.isOpen {
            detail.isFocused = true
        } else {
            detail = DetailState(isOpen: true, isFocused: size.columns < Panes.columnsForTwo)
            arrangeAgain()
        }
    }

    mutating func closeDetail() {
        guard detail.isOpen else { return }
        detail = DetailState()
        arrangeAgain()
    }

    private mutating func switchPane() {
        guard detail.isOpen, size.columns >= Panes.columnsForTwo else { return openDetail() }
        detail.isFocused.toggle()
    }

    private mutating func toggleFollow() {
        follow.isOn.toggle()
        follow.lastMove = nil
        say(follow.isOn ? "follows what runs" : "stays where you are")
        followRun()
    }

    private mutating func toggleCriticalPath() {
        guard run.criticalPath != nil else {
            return say("no critical path: the tasks do not say how long they usually take")
        }
        showsCriticalPath.toggle()
        markCriticalPath()
    }

    private mutating func zoom(to wanted: GraphForm?, otherwise words: String) {
        guard let wanted else { return say(words) }
        guard show(wanted) else { return say("too large to draw here") }
        chosenForm = wanted
        arrangeAgain()
    }

    private mutating func fit() {
        chosenForm = nil
        arrangeAgain()
        say("shows what fits: \(form)")
    }

    private mutating func arrangeAgain() {
        arrange()
        showSelection()
    }
}
