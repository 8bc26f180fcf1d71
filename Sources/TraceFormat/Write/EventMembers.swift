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
        case .retrying(let task, let attempt):
            taskEvent("retrying", task)
            members(of: attempt)
        case .fallingBack(let task, let fallback, let error):
            taskEvent("falling-back", task)
            member("to", fallback)
            member("error", error)
        case .waiting(let task, let pool):
            taskEvent("waiting", task)
            member("pool", pool)
        case .closed(let task): taskEvent("closed", task)
        case .element(let task, let report):
            taskEvent("element", task)
            members(of: report)
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
        if !end.hasUsualAttemptCount { member("attempts", end.attemptCount) }
        if let reason = end.reason { object("reason") { $0.members(of: reason) } }
    }

    private mutating func members(of attempt: FailedAttempt) {
        member("attempt", attempt.number)
        member("attempts", attempt.limit)
        member("error", attempt.error)
        member("delay", attempt.delay.wholeNanoseconds)
    }

    private mutating func members(of report: ElementReport) {
        member("index", report.index)
        member("state", report.state.rawValue)
        member("ended", report.endedCount)
        member("count", report.count)
        member("error", report.error)
    }

    private mutating func members(of reason: EndReason) {
        switch reason {
        case .needs(let task): reasonMembers("needs", task)
        case .runStopped(let task): reasonMembers("run-stopped", task)
        case .notChosen(let task): reasonMembers("not-chosen", task)
        case .abandoned: reasonMembers("abandoned", nil)
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
