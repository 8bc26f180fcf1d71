/// Attempts of tasks and the time that they may take.
extension LockedRunState {
    /// The body of a task that is retried or limited in time is about to be called; answers the number of the attempt.
    mutating func attemptBegan(_ task: Int) -> Int {
        let number = attempts.began(task)
        if let timeout = attempts.takeOverdue(task) { becameLate(task, number: nil, timeout) }
        guard let timeout = plan.attributes(of: task).conduct.timeout else { return number }
        if let limit = timeout.attempt {
            change { $0.timers.append(TimerRequest(kind: .attempt(task, number: number), delay: limit)) }
        }
        if number == 1, let limit = timeout.total {
            change { $0.timers.append(TimerRequest(kind: .total(task), delay: limit)) }
        }
        return number
    }

    /// That body has ended; answers what the clock says to that.
    mutating func attemptEnded(_ task: Int, number: Int) -> Attempts.Verdict {
        let verdict = attempts.bodyEnded(task, number: number)
        if case .inTime = verdict, plan.attributes(of: task).conduct.timeout?.attempt != nil {
            dropTimer(.attempt(task, number: number))
        }
        return verdict
    }

    /// A timer has been set; it is needless when its cause is gone or the run is over.
    mutating func timerSet(_ kind: TimerKind, _ handle: Task<Void, Never>) {
        if isOver {
            change { $0.needlessTimers.append(handle) }
        } else if let needless = timers.set(kind, handle) {
            change { $0.needlessTimers.append(needless) }
        }
    }

    mutating func dropTimer(_ kind: TimerKind) {
        if let handle = timers.take(kind) { change { $0.needlessTimers.append(handle) } }
    }

    /// A timer has fired.
    mutating func timerFired(_ kind: TimerKind, _ answer: TimerAnswer) {
        _ = timers.take(kind)
        guard !isOver else { return }
        switch kind {
        case .retry(let task, _): scheduler.retryDue(task)
        case .attempt(let task, let number):
            guard let limit = plan.attributes(of: task).conduct.timeout?.attempt else { return }
            becameLate(task, number: number, TaskTimeout(limit: limit, isTotal: false, isAbandoned: false))
        case .total(let task):
            guard let limit = plan.attributes(of: task).conduct.timeout?.total else { return }
            let timeout = TaskTimeout(limit: limit, isTotal: true, isAbandoned: false)
            if !becameLate(task, number: nil, timeout) { runOutOfTime(task, timeout) }
        case .grace(let task, let number): abandon(task, number: number, answer)
        }
    }

    @discardableResult
    private mutating func becameLate(_ task: Int, number: Int?, _ timeout: TaskTimeout) -> Bool {
        guard attempts.becameLate(task, number: number, timeout), let running = attempts.running(task) else {
            return false
        }
        if let handle = workers.retire(runner: task) { change { $0.cancels.append(handle) } }
        let grace = plan.attributes(of: task).conduct.timeout?.grace ?? .seconds(1)
        change { $0.timers.append(TimerRequest(kind: .grace(task, number: running), delay: grace)) }
        return true
    }

    mutating func runOutOfTime(_ task: Int, _ timeout: TaskTimeout) {
        let wasStopped = scheduler.stoppedBy != nil
        guard scheduler.timeRanOut(task) else { return becomeOverdue(task, timeout) }
        errors[task, default: []].append(timeout)
        errorTexts[task] = timeout.description
        publish()
        if !wasStopped, scheduler.stoppedBy != nil { cancelRunning() }
    }

    /// The time of a task is over and something is under way for it that is no attempt: what comes of that decides.
    private mutating func becomeOverdue(_ task: Int, _ timeout: TaskTimeout) {
        switch scheduler.stages[task] {
        case .lookingUp:
            attempts.becameOverdue(task, timeout)
            if let handle = workers.retire(runner: task) { change { $0.cancels.append(handle) } }
        case .running: attempts.becameOverdue(task, timeout)
        default: break
        }
    }

    private mutating func abandon(_ task: Int, number: Int, _ answer: TimerAnswer) {
        guard let timeout = attempts.abandon(task, number: number) else { return }
        workers.abandon(runner: task)
        change { $0.givenUp.append(task) }
        let isFinal = timeout.isTotal || scheduler.cancelRequests.contains(task)
        let retry = isFinal ? nil : answer.retry
        errors[task, default: []].append(timeout)
        errorTexts[task] = timeout.description
        let wasStopped = scheduler.stoppedBy != nil
        scheduler.bodyEnded(task, retry == nil ? .abandoned : .threwForRetry)
        if scheduler.slotHolders.contains(task) { abandonedHolders.insert(task) }
        if let retry, scheduler.stages[task] == .retrying {
            let kind = TimerKind.retry(task, number: retry.number)
            change { $0.timers.append(TimerRequest(kind: kind, delay: retry.delay)) }
        }
        publish(
            .report(BodyReport(task: task, kind: .threw(timeout), errorText: timeout.description, retry: retry)))
        if !wasStopped, scheduler.stoppedBy != nil { cancelRunning() }
    }
}
