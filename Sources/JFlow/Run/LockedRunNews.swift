/// What workers tell of bodies, look-ups and chores.
extension LockedRunState {
    /// Answers what is to be done at once with the task that the worker has.
    @inline(__always)
    mutating func takeIn(_ news: WorkerNews) -> Worker.Order? {
        switch news {
        case .nothing: break
        case .returned(let task):
            endedCount &+= 1
            scheduler.bodyEnded(task, .returned)
            if !plan.rules.flags.isEmpty { activityEnded(task) }
        case .returnedSeen(let task, _):
            endedCount &+= 1
            scheduler.bodyEnded(task, .returned)
            activityEnded(task)
        case .hit(let task): wasHit(task)
        case .report(let report): return takeIn(report)
        }
        return nil
    }

    /// Tells the scheduler how a body or a look-up ended: a miss calls the body.
    private mutating func takeIn(_ report: BodyReport) -> Worker.Order? {
        var order: Worker.Order?
        let task = report.task
        switch report.kind {
        case .returned:
            endedCount &+= 1
            _ = attempts.takeOverdue(task)
            scheduler.bodyEnded(task, .returned)
            activityEnded(task)
        case .threw(let error): bodyThrew(report, error)
        case .cameTooLate: giveBackPermit(of: task)
        case .lookUpFailed(let error): lookUpFailed(report, error)
        case .hit: wasHit(task)
        case .missed: order = missed(task)
        case .toBeRepeated: lookUpToBeRepeated(task)
        case .decided(let branch): scheduler.decided(task, branch: branch)
        case .substituted:
            let heldSlot = scheduler.slotHolders.contains(task)
            scheduler.substituteStored(task)
            // A body that was left behind gives its permit back itself.
            if heldSlot, abandonedHolders.remove(task) == nil { activityEnded(task) }
        case .closed: scheduler.resourceClosed(task)
        case .freed: scheduler.chores.ended()
        }
        publish(.report(report))
        return order
    }

    private mutating func missed(_ task: Int) -> Worker.Order? {
        if let timeout = attempts.takeOverdue(task) {
            lookUpFailed(
                BodyReport(task: task, kind: .lookUpFailed(timeout), errorText: timeout.description), timeout)
        } else if scheduler.missedInCache(task) {
            return .start(task)
        } else {
            activityEnded(task)
        }
        change { $0.givenUp.append(task) }
        return nil
    }

    /// Whoever computed the value of a task at the same time gave up, and the task has no permit to compute it itself.
    private mutating func lookUpToBeRepeated(_ task: Int) {
        if attempts.isOverdue(task) {
            // The same as if it had waited on.
            _ = missed(task)
        } else {
            scheduler.lookUpToBeRepeated(task)
            activityEnded(task)
        }
    }

    /// A task waits for a value that somebody else computes: its permit is of more use to others.
    mutating func waitsInCache(_ task: Int) {
        giveBackPermit(of: task)
        withoutPermit.insert(task)
    }

    private mutating func wasHit(_ task: Int) {
        endedCount &+= 1
        _ = attempts.takeOverdue(task)
        scheduler.foundInCache(task)
        activityEnded(task)
    }

    private mutating func lookUpFailed(_ report: BodyReport, _ error: any Error) {
        let task = report.task
        _ = attempts.takeOverdue(task)
        if !scheduler.cancelRequests.contains(task) {
            errors[task, default: []].append(error)
            errorTexts[task] = report.errorText
        }
        let wasStopped = scheduler.stoppedBy != nil
        scheduler.lookUpFailed(task)
        activityEnded(task)
        if !wasStopped, scheduler.stoppedBy != nil { cancelRunning() }
    }

    private mutating func bodyThrew(_ report: BodyReport, _ error: any Error) {
        endedCount &+= 1
        let task = report.task
        let wasStopped = scheduler.stoppedBy != nil
        errors[task, default: []].append(error)
        errorTexts[task] = report.errorText
        attempts.threw(task)
        scheduler.bodyEnded(task, report.retry == nil ? .threw : .threwForRetry)
        activityEnded(task)
        if let retry = report.retry, scheduler.stages[task] == .retrying {
            let kind = TimerKind.retry(task, number: retry.number)
            change { $0.timers.append(TimerRequest(kind: kind, delay: retry.delay)) }
        }
        if !wasStopped, scheduler.stoppedBy != nil { cancelRunning() }
        if let timeout = attempts.takeOverdue(task) { runOutOfTime(task, timeout) }
    }

    /// An attempt of a task, or its look-up, has ended: what it held for that time is given back.
    private mutating func activityEnded(_ task: Int) {
        guard !scheduler.slotHolders.contains(task) else { return }
        giveBackPermit(of: task)
        guard !plan.rules.flags.isEmpty, plan.rules.flags[task].contains(.isTimed), scheduler.stages[task].isFinal
        else {
            return
        }
        if plan.attributes(of: task).conduct.timeout?.total != nil { dropTimer(.total(task)) }
    }

    mutating func giveBackPermit(of task: Int) {
        guard let pool = plan.pool(of: task) else { return }
        guard withoutPermit.isEmpty || withoutPermit.remove(task) == nil else { return }
        change { $0.permits.append(pool) }
    }
}
