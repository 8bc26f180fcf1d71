import TerminalCore

/// The view of what failed: opened by `e` or by the end of a run that failed, closed by Esc.
extension Model {
    /// The failure that the view tells of: the selected task, or the first one.
    var shownFailure: Int? {
        let failures = run.allFailures
        return selection.flatMap { failures.contains($0) ? $0 : nil } ?? failures.first
    }

    /// Opens the view, or goes on to the next failure.
    mutating func showNextFailure() {
        let failures = run.allFailures.sorted()
        guard let first = failures.first else { return say("no task has failed") }
        guard failure.isOpen else {
            userSelected(shownFailure ?? first)
            return openFailure()
        }
        userSelected(failures.first { $0 > selection ?? -1 } ?? first)
        failure.top = 0
        if failures.count == 1 { say("no other task has failed") }
    }

    mutating func openFailure() {
        closeDetail()
        failure = FailureState(isOpen: true)
    }

    /// Performs what the view understands itself; says whether that was so.
    mutating func failureTakes(_ command: Command) -> Bool {
        let content = FailureContent(of: self)
        switch command {
        case .moveUp: scrollFailure(by: -1)
        case .moveDown: scrollFailure(by: 1)
        case .pageUp: scrollFailure(by: 1 - content.rows)
        case .pageDown: scrollFailure(by: content.rows - 1)
        case .first: scrollFailure(by: -content.lines.count)
        case .last: scrollFailure(by: content.lines.count)
        case .back: failure.isOpen = false
        case .open, .switchPane:
            failure.isOpen = false
            openDetail()
        case .zoomIn, .zoomOut, .fit, .moveLeft, .moveRight, .nextParent, .nextChild:
            failure.isOpen = false
            return false
        default: return false
        }
        return true
    }

    mutating func scrollFailure(by rows: Int) {
        follow.userMoved(at: now)
        failure.top = min(max(failure.top + rows, 0), FailureContent(of: self).lastTop)
    }
}
