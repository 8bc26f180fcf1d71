/// What somebody who steers a run asks of the scheduler.
extension Scheduler {
    /// Somebody cancelled the run: nothing starts any more; the owner tells ``interruptibleTasks`` to stop.
    mutating func cancelRequested() {
        guard !isCancelled, remainingCount > 0 else { return }
        isCancelled = true
        setMode(.cancelling)
        cancelRequests.formUnion(interruptibleTasks)
        endAllWaiting(as: .cancelled, reason: .runCancelled)
    }

    /// Somebody cancelled a task; answers whether its body or look-up is under way and must be told.
    mutating func cancelRequested(_ task: Int) -> Bool {
        switch stages[task] {
        case .pending, .deciding, .ready, .waitingForPermit, .retrying:
            withdraw(task)
            lose(task, as: .cancelled, reason: .taskCancelled)
            return false
        case .running, .lookingUp: return cancelRequests.insert(task).inserted
        default: return false
        }
    }

    /// Closes the gate before the first task.
    mutating func holdRequested() {
        if !isOver { setMode(.held) }
    }

    /// Lets running tasks end and starts nothing; a run that stands already stays where it is.
    mutating func pauseRequested() {
        if !isOver, gate.isOpen || gate.mode == .stepping { setMode(.paused) }
    }

    /// Lets ready tasks start.
    mutating func resumeRequested() {
        guard !isOver, gate.mode != .running else { return }
        gate.passBreakpoint()
        setMode(.running)
    }

    /// Holds the run and starts one ready task, the lowest first, or the one that stands at a breakpoint.
    mutating func stepRequested() -> RunControl.StepAnswer {
        guard !isOver else { return .notRunning }
        let stopped = gate.stoppedBefore
        setMode(.stepping)
        guard let task = stopped ?? ready.lowest else { return .nothingReady(waitingFor: runningTasks) }
        guard freeSlots > 0 else { return .noFreeSlot }
        permit(task)
        return .starts(task: task)
    }

    /// Holds the run and starts every task that is ready now, as far as there are slots; answers which.
    @discardableResult
    mutating func layerStepRequested() -> [Int] {
        guard !isOver else { return [] }
        setMode(.stepping)
        let tasks = ready.all.sorted().prefix(max(0, freeSlots))
        for task in tasks { permit(task) }
        return Array(tasks)
    }

    /// Lets the run go on until `task` is next to start.
    mutating func runRequested(to task: Int) {
        guard !isOver, stages[task].isWaiting else { return }
        if gate.stoppedBefore != task { gate.passBreakpoint() }
        gate.stopOnce(before: task)
        setMode(.running)
    }

    /// Sets or removes a breakpoint before a task.
    mutating func breakpointChanged(_ isSet: Bool, before task: Int) {
        gate.setBreakpoint(isSet, before: task)
    }

    mutating func permit(_ task: Int) {
        ready.remove(task)
        gate.permit(task)
    }
}
