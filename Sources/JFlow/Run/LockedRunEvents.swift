/// What those who watch are told.
extension LockedRunState {
    /// Tells what is decided before the run begins: which tasks are given and which are not needed.
    mutating func tellDecided(_ stages: [Stage]) {
        for task in stages.indices where stages[task].isFinal {
            tell(.finished(task: task, TaskEnd(state: stages[task].state)), at: 0)
        }
    }

    /// Tells the observers, who are woken afterwards.
    mutating func tell(_ kind: Event.Kind, at time: Int? = nil) {
        guard log.isObserved, !isOver else { return }
        log.append(kind, at: time ?? log.now)
    }

    /// Turns what changed into events, given what brought the change about.
    mutating func publish(_ news: WorkerNews = .nothing) {
        guard log.isObserved, scheduler.hasChanges else { return }
        scheduler.takeChanges(into: &changes)
        guard !isOver else { return }
        let time = log.now
        for index in changes.indices { publish(changes[index], news, at: time) }
    }

    // Both `mutating`: a function that only reads would be given a copy of all this state.
    @inline(__always)
    private mutating func publish(_ change: SchedulerChange, _ news: WorkerNews, at time: Int) {
        switch change {
        case .ready(let task): return log.appendReady(task, at: time)
        case .started(let task): return log.appendStarted(task, at: time)
        case .finished(let task, .done, nil):
            if case .returnedSeen(task, let brief) = news {
                return log.appendFinished(task, .done, brief, at: time)
            }
        default: break
        }
        publishRare(change, news, at: time)
    }

    @inline(never)
    private mutating func publishRare(_ change: SchedulerChange, _ news: WorkerNews, at time: Int) {
        let report: BodyReport? = if case .report(let report) = news { report } else { nil }
        log.append(event(change, report), at: time)
    }

    private mutating func event(_ change: SchedulerChange, _ report: BodyReport?) -> Event.Kind {
        switch change {
        case .ready(let task): return .ready(task: task)
        case .started(let task): return .started(task: task)
        case .waiting(let task): return .waiting(task: task, pool: plan.pool(of: task)?.name ?? "")
        case .closed(let task): return .closed(task: task)
        case .fallingBack(let task, let fallback):
            return .fallingBack(task: task, to: fallback, error: report?.errorText ?? errorTexts[task])
        case .retrying(let task):
            return .retrying(task: task, report?.retry ?? FailedAttempt(number: 1, limit: 1, error: "", delay: .zero))
        case .mode(let mode): return .modeChanged(mode)
        case .finished(let task, let state, let reason):
            let own = report.flatMap { $0.task == task ? $0 : nil }
            let error = state == .failed ? own?.errorText ?? errorTexts[task] : nil
            let end = TaskEnd(
                state: state, brief: own?.valueSummary, error: error, reason: reason,
                attemptCount: attempts.count(of: task, hasReturned: state == .done))
            return .finished(task: task, end)
        }
    }
}
