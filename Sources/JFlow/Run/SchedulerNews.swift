/// What the scheduler is told of what it had started.
extension Scheduler {
    // MARK: Facts about bodies

    /// The body of a task ended.
    mutating func bodyEnded(_ task: Int, _ end: BodyEnd) {
        activeCount -= 1
        let wasAskedToStop = !cancelRequests.isEmpty && cancelRequests.remove(task) != nil
        switch end {
        case .returned: succeed(task, as: .done)
        case _ where wasAskedToStop:
            let reason = end == .abandoned ? .abandoned : isCancelled ? .runCancelled : stopReason
            lose(task, as: .cancelled, reason: reason)
        case .threwForRetry:
            stages[task] = .retrying
            note(.retrying(task))
        case .threw: fail(task, reason: nil)
        case .abandoned: fail(task, reason: .abandoned)
        }
        // Nobody sees that it has ended before its consumers have something, so it has not given up its slot either.
        if stages[task] == .substituting {
            activeCount += 1
            slotHolders.insert(task)
        }
    }

    /// The wait of a task for its next attempt is over.
    mutating func retryDue(_ task: Int) {
        if stages[task] == .retrying { becomeReady(task) }
    }

    /// The time for all attempts of a task is over; answers whether the task has failed of it. It has not when its body or
    /// look-up is under way, and has to be told.
    mutating func timeRanOut(_ task: Int) -> Bool {
        switch stages[task] {
        case .ready, .waitingForPermit, .retrying:
            withdraw(task)
            fail(task, reason: nil)
            return true
        default: return false
        }
    }

    // MARK: Facts about caches

    /// The cache holds the value of a task, which is welcome even if somebody has asked the task to stop.
    mutating func foundInCache(_ task: Int) {
        activeCount -= 1
        if !cancelRequests.isEmpty { cancelRequests.remove(task) }
        let wasStepped = gate.lookUpEnded(task)
        succeed(task, as: .cached)
        if wasStepped, !isOver, let next = ready.lowest { permit(next) }
    }

    /// The look-up of a task failed: whoever computed its value at the same time failed, or the cache keeps the error.
    mutating func lookUpFailed(_ task: Int) {
        if cancelRequests.contains(task) {
            _ = missedInCache(task)
        } else {
            _ = gate.lookUpEnded(task)
            bodyEnded(task, .threw)
        }
    }

    /// The cache does not hold the value of a task; answers whether its body is to be called now.
    mutating func missedInCache(_ task: Int) -> Bool {
        _ = gate.lookUpEnded(task)
        guard !lookUpWasCancelled(task) else { return false }
        start(task)
        return true
    }

    /// The look-up of a task came to nothing, and the task has no permit to call its body: it asks for one and for the
    /// value again.
    mutating func lookUpToBeRepeated(_ task: Int) {
        let wasStepped = gate.lookUpEnded(task)
        guard !lookUpWasCancelled(task) else { return }
        activeCount -= 1
        // To those who watch it is ready all the time.
        stages[task] = .ready
        ready.insert(task)
        if wasStepped { permit(task) }
    }

    /// Ends a task whose look-up was told to stop.
    private mutating func lookUpWasCancelled(_ task: Int) -> Bool {
        guard !cancelRequests.isEmpty, cancelRequests.remove(task) != nil else { return false }
        activeCount -= 1
        if let stoppedBy {
            lose(task, as: .skipped, reason: .runStopped(by: stoppedBy))
        } else {
            lose(task, as: .cancelled, reason: isCancelled ? .runCancelled : .taskCancelled)
        }
        return true
    }

    // MARK: Facts about permits

    /// There was a permit for a task; answers what to do with the task.
    mutating func permitTaken(_ task: Int) -> SchedulerAction {
        begin(task)
    }

    /// There was no permit for a task, which now stands in the line of its pool.
    mutating func permitMissing(_ task: Int) {
        activeCount -= 1
        stages[task] = .waitingForPermit
        gate.permitMissing(task)
        note(.waiting(task))
    }

    /// A permit is offered to a task that stood in line; answers whether it is accepted. If it is not, the task asks
    /// again when the gate is open and a slot is free.
    mutating func permitOffered(_ task: Int) -> Bool {
        guard stages[task] == .waitingForPermit else { return false }
        let wasStepped = gate.permitOffered(task)
        guard !isOver, gate.isOpen || wasStepped, activeCount < slots else {
            becomeReady(task)
            if wasStepped { permit(task) }
            return false
        }
        activeCount += 1
        accepted.append((task, wasStepped))
        return true
    }

    mutating func takeAccepted() -> SchedulerAction {
        let (task, wasStepped) = accepted.removeFirst()
        let isWanted = stages[task] == .waitingForPermit
        if isWanted, gate.isOpen || wasStepped { return begin(task) }
        activeCount -= 1
        if isWanted {
            becomeReady(task)
        }
        return .giveBackPermit(task)
    }

    private var stopReason: EndReason { stoppedBy.map { .runStopped(by: $0) } ?? .taskCancelled }
}
