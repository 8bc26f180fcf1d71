import JFlow
import TerminalCore

/// The commands that run the workflow again, as a whole or from some tasks. While a run goes on they are kept in mind
/// until it has ended.
extension Model {
    /// `r`: the selected task, which has no value, once more.
    mutating func retrySelection() -> [Effect] {
        guard let task = selection, hasBegun() else { return [] }
        let record = run.tasks[task]
        guard record.isRetriable else {
            say(
                "\(record.name) \(record.state.isFinal ? "is \(record.lastState.word)" : "has not ended"): nothing to retry"
            )
            return []
        }
        guard mode.isEnded else { return toggleLater(task) }
        say("tries \(record.name) again")
        return [.runAgain(.tasks([task]))]
    }

    /// `R`: everything, from the selected task, or what failed; asks which.
    mutating func runAgain() -> [Effect] {
        guard hasBegun() else { return [] }
        guard mode.isEnded else { return runAgainLater() }
        question = .runAgain(RunAgainOffer(of: run, selection: selection))
        changed()
        return []
    }

    /// While the run goes on, `R` means from here.
    private mutating func runAgainLater() -> [Effect] {
        guard let task = selection else { return [] }
        guard run.tasks[task].state.isFinal else {
            say("\(run.name(of: task)) has not ended: R runs it again once it has")
            return []
        }
        return toggleLater(task)
    }

    private mutating func toggleLater(_ task: Int) -> [Effect] {
        guard mode != .cancelling else {
            say("the run is being cancelled")
            return []
        }
        follow.userActed(at: now)
        if laterTasks.remove(task) != nil {
            say("does not run \(run.name(of: task)) again")
        } else {
            laterTasks.insert(task)
            say("runs \(run.name(of: task)) again as soon as this run has ended")
        }
        return []
    }

    private mutating func hasBegun() -> Bool {
        if run.hasStarted || mode.isEnded { return true }
        say("the run has not begun: space runs it")
        return false
    }

    /// What an ended run is followed by at once.
    mutating func takeLaterRun() -> [Effect] {
        defer { laterTasks = [] }
        guard !laterTasks.isEmpty, run.end != .cancelled, !leavesWhenEnded else { return [] }
        let tasks = laterTasks.sorted()
        say("runs again from \(names(tasks))")
        return [.runAgain(.tasks(tasks))]
    }

    mutating func answeredRunAgain(_ offer: RunAgainOffer, with key: Key) -> [Effect] {
        switch key {
        case .enter:
            say("runs again")
            return [.runAgain(.anew)]
        case .character("R"):
            guard let task = offer.task else { return askAgain(offer) }
            say("runs again from \(run.name(of: task))")
            return [.runAgain(.tasks([task]))]
        case .character("f"):
            guard offer.lostCount > 0 else { return askAgain(offer) }
            say("runs again what failed")
            return [.runAgain(.failed)]
        case .escape, .backspace, .character("n"):
            return []
        default:
            return askAgain(offer)
        }
    }

    private mutating func askAgain(_ offer: RunAgainOffer) -> [Effect] {
        question = .runAgain(offer)
        return []
    }
}
