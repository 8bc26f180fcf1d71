/// All that changes in the course of a run; lives under the run's lock.
struct LockedRunState {
    /// What the caller of `run`, who waits, is asked to do.
    enum CallerOrder: Sendable {
        /// Start a standby: whoever opened the gate is no task of the run, so it cannot.
        case startStandby
        /// Return: the run is over.
        case leave
    }

    var scheduler: Scheduler
    var workers = WorkerTable()
    var log: EventLog
    var errors: [Int: any Error] = [:]
    /// Whether a standby has been started that is no worker yet.
    var hasStandby = false
    /// Whether tasks took under half a microsecond when a worker last looked.
    var isCheap = false
    /// How many bodies have ended, for the standby that watches.
    var endedCount = 0
    var isOver = false
    private var caller: CheckedContinuation<CallerOrder, Never>?
    private var isStandbyWanted = false

    init(scheduler: Scheduler, log: EventLog) {
        self.scheduler = scheduler
        self.log = log
    }

    /// What is to be done once the lock is open.
    struct Aftermath {
        var wakes: [EventStream] = []
        var cancels: [WorkerTable.Handle] = []
        /// A task that was cancelled while the cache was asked, and whose value nobody will destroy otherwise.
        var unwantedValue: Int?
        var caller: (continuation: CheckedContinuation<CallerOrder, Never>, order: CallerOrder)?

        var isEmpty: Bool { wakes.isEmpty && cancels.isEmpty && unwantedValue == nil && caller == nil }
    }

    /// Takes in how a worker's body ended and decides what the worker does next.
    mutating func takeTurn(
        _ worker: Int, _ report: BodyReport?, isObserved: Bool, at time: Duration, into aftermath: inout Aftermath
    ) -> Worker.Order {
        if let report, takeIn(report, into: &aftermath) {
            if isObserved { publish(at: time, into: &aftermath) }
            return .start(report.task)
        }
        let action = workers.isRetiring(worker) ? .wait : scheduler.next()
        if isObserved { publish(at: time, report: report, into: &aftermath) }
        switch action {
        case .start(let task):
            workers.assign(task, to: worker)
            return .start(task)
        case .lookUp(let task):
            workers.assign(task, to: worker)
            return .lookUp(task)
        case .wait, .finish:
            workers.remove(worker)
            endIfFinished(at: time, into: &aftermath)
            return .leave
        }
    }

    /// Tells the scheduler how a body or a look-up ended; answers whether the body is to be called now.
    private mutating func takeIn(_ report: BodyReport, into aftermath: inout Aftermath) -> Bool {
        switch report.kind {
        case .returned:
            endedCount += 1
            scheduler.bodyEnded(report.task, .returned)
        case .threw:
            endedCount += 1
            bodyThrew(report, into: &aftermath)
        case .hit:
            if !scheduler.foundInCache(report.task) { aftermath.unwantedValue = report.task }
        case .missed: return scheduler.missedInCache(report.task)
        }
        return false
    }

    private mutating func bodyThrew(_ report: BodyReport, into aftermath: inout Aftermath) {
        let wasStopped = scheduler.stoppedBy != nil
        scheduler.bodyEnded(report.task, .threw)
        if scheduler.stages[report.task] == .failed { errors[report.task] = report.error }
        guard !wasStopped, scheduler.stoppedBy != nil else { return }
        aftermath.cancels = workers.retire(runnersOf: Set(scheduler.runningTasks))
    }

    /// Turns what changed into events.
    mutating func publish(at time: Duration, report: BodyReport? = nil, into aftermath: inout Aftermath) {
        for change in scheduler.takeChanges() {
            log.append(event(change, report), at: time, wakes: &aftermath.wakes)
        }
    }

    private func event(_ change: SchedulerChange, _ report: BodyReport?) -> Event.Kind {
        switch change {
        case .ready(let task): return .ready(task: task)
        case .started(let task): return .started(task: task)
        case .mode(let mode): return .modeChanged(mode)
        case .finished(let task, let state, let reason):
            let own = report.flatMap { $0.task == task ? $0 : nil }
            let error = state == .failed ? own?.error.map { String(describing: $0) } : nil
            let end = TaskEnd(state: state, valueSummary: own?.valueSummary, error: error, reason: reason)
            return .finished(task: task, end)
        }
    }

    /// Ends the run if nothing is left to do, and lets the caller return.
    mutating func endIfFinished(at time: Duration, into aftermath: inout Aftermath) {
        guard !isOver, scheduler.isFinished else { return }
        isOver = true
        if log.isObserved { log.append(.runFinished(scheduler.outcome), at: time, wakes: &aftermath.wakes) }
        tellCaller(.leave, into: &aftermath)
    }

    /// Asks the caller for a standby if ready tasks would be left lying otherwise.
    mutating func wantStandby(into aftermath: inout Aftermath) {
        guard scheduler.hasWork, !hasStandby, !isOver else { return }
        hasStandby = true
        if caller == nil { isStandbyWanted = true } else { tellCaller(.startStandby, into: &aftermath) }
    }

    /// What the caller is to do at once; otherwise it waits with this continuation.
    mutating func takeOrder(orWait continuation: CheckedContinuation<CallerOrder, Never>? = nil) -> CallerOrder? {
        if isOver { return .leave }
        if isStandbyWanted {
            isStandbyWanted = false
            return .startStandby
        }
        caller = continuation
        return nil
    }

    private mutating func tellCaller(_ order: CallerOrder, into aftermath: inout Aftermath) {
        guard let caller else { return }
        aftermath.caller = (caller, order)
        self.caller = nil
    }
}

/// How a body or a look-up in the cache ended, told with the next turn of its worker.
struct BodyReport {
    enum Kind { case returned, threw, hit, missed }

    let task: Int
    let kind: Kind
    var error: (any Error)?
    var valueSummary: String?
}
