import JFlow

/// The commands that steer the run.
extension Model {
    mutating func controlRun(_ command: Command) -> [Effect] {
        if command == .runAgain { return runAgain() }
        if command == .retry { return retrySelection() }
        if command == .toggleBreakpoint { return selection.map { toggleBreakpoint(before: $0) } ?? [] }
        guard isSteerable() else { return [] }
        switch command {
        case .togglePause: return togglePause()
        case .step: return [.step]
        case .stepLayer: return [.stepLayer]
        case .runToSelection: return runToSelection()
        case .cancelTask: return cancelSelection()
        case .cancelRun:
            question = .cancelRun
            return []
        default: return []
        }
    }

    mutating func togglePause() -> [Effect] {
        mode.holdsStarts ? [.resume] : [.pause]
    }

    mutating func toggleBreakpoint(before task: Int) -> [Effect] {
        follow.userActed(at: now)
        let isSet = !breakpoints.contains(task)
        if isSet { breakpoints.insert(task) } else { breakpoints.remove(task) }
        let later = run.tasks[task].state.mayStart || !isSet ? "" : ", for the next run"
        say("\(isSet ? "breakpoint" : "no breakpoint") before \(run.name(of: task))\(later)")
        return [.setBreakpoint(isSet, task: task)]
    }

    /// Whether there is a run that takes orders; says so if not.
    mutating func isSteerable() -> Bool {
        if let words = steeringObstacle {
            say(words)
            return false
        }
        switch mode {
        case .starting, .waiting, .lost: say("the run has not begun yet")
        case .cancelling: say("the run is being cancelled")
        case .done, .failed, .cancelled: say("the run has ended: R runs it again")
        case .held, .running, .paused, .pausedBefore, .step: return true
        }
        return false
    }

    private mutating func runToSelection() -> [Effect] {
        guard let task = selection else { return [] }
        guard run.tasks[task].state.mayStart else {
            say(hasStartedWords(task))
            return []
        }
        if mode == .pausedBefore(task) {
            say("the run stands before \(run.name(of: task)): s starts it")
            return []
        }
        say("runs until \(run.name(of: task)) is next")
        return [.runTo(task: task)]
    }

    private mutating func cancelSelection() -> [Effect] {
        guard let task = selection else { return [] }
        guard !run.tasks[task].state.isFinal else {
            say("\(run.name(of: task)) has ended: \(run.tasks[task].state.word)")
            return []
        }
        follow.userActed(at: now)
        say("cancelling \(run.name(of: task))")
        return [.cancelTask(task)]
    }

    private func hasStartedWords(_ task: Int) -> String {
        let state = run.tasks[task].state
        return "\(run.name(of: task)) " + (state == .running ? "is running already" : "has ended: \(state.word)")
    }
}

extension TaskState {
    /// Whether a body of a task in this state may still be called, for the first time or once more.
    var mayStart: Bool { self == .pending || self == .ready || self == .retrying }
}
