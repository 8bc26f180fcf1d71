import JFlow

// No switch here has a default: a new kind of event, reason or mode must be given its words before this compiles.
extension JSONText {
    /// The `event` and everything that belongs to an event of this kind.
    mutating func members(of kind: Event.Kind) {
        switch kind {
        case .runStarted: member("event", "run-started")
        case .ready(let task): taskEvent("ready", task)
        case .started(let task): taskEvent("started", task)
        case .finished(let task, let end): finished(task, end)
        case .logged(let task, let message):
            taskEvent("logged", task)
            member("message", message)
        case .progressed(let task, let fraction):
            taskEvent("progressed", task)
            member("fraction", fraction)
        case .modeChanged(let mode):
            member("event", "mode-changed")
            members(of: mode)
        case .dropped(let count):
            member("event", "dropped")
            member("count", count)
        case .runFinished(let state):
            member("event", "run-finished")
            member("state", state.rawValue)
        }
    }

    private mutating func taskEvent(_ event: String, _ task: Int?) {
        member("event", event)
        member("task", task)
    }

    private mutating func finished(_ task: Int, _ end: TaskEnd) {
        taskEvent("finished", task)
        member("state", end.state.rawValue)
        member("value", end.valueSummary)
        member("error", end.error)
        if let reason = end.reason { object("reason") { $0.members(of: reason) } }
    }

    private mutating func members(of reason: EndReason) {
        switch reason {
        case .needs(let task): reasonMembers("needs", task)
        case .runStopped(let task): reasonMembers("run-stopped", task)
        case .taskCancelled: reasonMembers("task-cancelled", nil)
        case .runCancelled: reasonMembers("run-cancelled", nil)
        }
    }

    private mutating func reasonMembers(_ kind: String, _ task: Int?) {
        member("kind", kind)
        member("task", task)
    }

    private mutating func members(of mode: RunMode) {
        switch mode {
        case .running: member("mode", "running")
        case .held: member("mode", "held")
        case .paused: member("mode", "paused")
        case .pausedBefore(let task):
            member("mode", "paused-before")
            member("task", task)
        case .stepping: member("mode", "stepping")
        case .cancelling: member("mode", "cancelling")
        }
    }
}
