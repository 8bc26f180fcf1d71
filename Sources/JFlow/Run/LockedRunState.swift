/// All that changes in the course of a run; lives under the run's lock.
struct LockedRunState {
    /// What the caller of `run`, who waits, is asked to do.
    enum CallerOrder: Sendable {
        /// Start a standby: whoever opened the gate is no task of the run, so it cannot.
        case start(Standby)
        /// Return: the run is over.
        case leave
    }

    /// The standby that has been started and is no worker yet.
    enum StandbyState {
        case none
        /// It waits for a thread.
        case queued
        /// It has begun, found that cheap tasks get on without it, and sleeps.
        case watching
    }

    var scheduler: Scheduler
    var workers = WorkerTable()
    private(set) var log: EventLog
    private(set) var errors: [Int: any Error] = [:]
    var standby = StandbyState.none
    /// Whether tasks took under half a microsecond when a worker last looked; `nil` before the first look.
    var isCheap: Bool?
    /// How many bodies have ended, for the standby that watches.
    private(set) var endedCount = 0
    private(set) var isOver = false
    private var caller: CheckedContinuation<CallerOrder, Never>?
    /// A standby that nobody has started yet.
    private var wantedStandby: Standby?
    /// What is to be done once the lock is open; nearly always nothing.
    private var aftermath: Aftermath?

    init(scheduler: Scheduler, log: EventLog) {
        self.scheduler = scheduler
        self.log = log
    }

    /// What is to be done once the lock is open. A class, so that its absence, the usual case, is one null pointer.
    // `@unchecked`: written under the lock, then taken out of it by one owner, who alone reads it.
    final class Aftermath: @unchecked Sendable {
        var wakes: [EventStream] = []
        var cancels: [WorkerTable.Handle] = []
        var caller: (continuation: CheckedContinuation<CallerOrder, Never>, order: CallerOrder)?
    }

    mutating func takeAftermath() -> Aftermath? {
        aftermath.take()
    }

    // MARK: Turns of workers

    /// Takes in how a worker's body ended and decides what the worker does next.
    @inline(__always)
    mutating func takeTurn(_ worker: Int, _ news: WorkerNews, isObserved: Bool) -> Worker.Order {
        if let order = takeIn(news) { return order }
        let action = workers.isRetiring(worker) ? .wait : scheduler.next()
        if isObserved { publish() }
        switch action {
        case .start(let task):
            workers.assign(task, to: worker)
            return .start(task)
        case .lookUp(let task):
            workers.assign(task, to: worker)
            return .lookUp(task)
        case .wait, .finish:
            workers.remove(worker)
            endIfFinished()
            return .leave
        }
    }

    /// Lets a worker that has held its thread for long leave it to others, if a standby waits for a thread: that one
    /// goes on in its place. (If the worker came back as well, there would be one more with each turn.)
    mutating func handOver(_ worker: Int, _ news: WorkerNews) -> Bool {
        guard standby == .queued else { return false }
        // The standby is to work at once: nobody is left whom it could watch.
        isCheap = false
        _ = takeIn(news)
        publish()
        workers.remove(worker)
        endIfFinished()
        return true
    }

    /// Answers what is to be done at once with the task that the worker has.
    @inline(__always)
    private mutating func takeIn(_ news: WorkerNews) -> Worker.Order? {
        switch news {
        case .nothing: break
        case .returned(let task):
            endedCount &+= 1
            scheduler.bodyEnded(task, .returned)
        case .report(let report): return takeIn(report)
        }
        return nil
    }

    /// Tells the scheduler how a body or a look-up ended: a miss calls the body, a hit that comes too late is destroyed.
    private mutating func takeIn(_ report: BodyReport) -> Worker.Order? {
        var order: Worker.Order?
        switch report.kind {
        case .returned:
            endedCount &+= 1
            scheduler.bodyEnded(report.task, .returned)
        case .threw(let error): bodyThrew(report.task, error)
        case .hit:
            if !scheduler.foundInCache(report.task) { order = .destroy(report.task) }
        case .missed:
            if scheduler.missedInCache(report.task) { order = .start(report.task) }
        case .destroyed: scheduler.unwantedValueDestroyed()
        }
        publish(report: report)
        return order
    }

    private mutating func bodyThrew(_ task: Int, _ error: any Error) {
        endedCount &+= 1
        let wasStopped = scheduler.stoppedBy != nil
        scheduler.bodyEnded(task, .threw)
        if scheduler.stages[task] == .failed { errors[task] = error }
        guard !wasStopped, scheduler.stoppedBy != nil else { return }
        cancelRunning()
    }

    // MARK: What others do

    /// Cancels one task; its worker with it, if it runs.
    mutating func cancel(_ task: Int) {
        guard scheduler.cancelRequested(task), let handle = workers.retire(runner: task) else { return }
        change { $0.cancels.append(handle) }
    }

    /// Cancels the run.
    mutating func cancelRun() {
        scheduler.cancelRequested()
        cancelRunning()
    }

    private mutating func cancelRunning() {
        let handles = workers.retire(runnersOf: Set(scheduler.runningTasks))
        change { $0.cancels += handles }
    }

    /// Tells what is decided before the run begins: which tasks are given and which are not needed.
    mutating func tellDecided(_ stages: [Stage]) {
        for task in stages.indices where stages[task].isFinal {
            tell(.finished(task: task, TaskEnd(state: stages[task].state)), at: .zero)
        }
    }

    /// Tells which tasks are ready, and ends a run that has nothing to do.
    mutating func begin() {
        publish()
        endIfFinished()
    }

    /// What follows from a change that came from outside.
    mutating func followUp() {
        publish()
        endIfFinished()
        guard !isOver, let standby = queueStandby() else { return }
        if caller == nil { wantedStandby = standby } else { tellCaller(.start(standby)) }
    }

    /// The standby that has to be started now, because ready tasks are left lying and there is none.
    @inline(__always)
    mutating func queueStandby() -> Standby? {
        guard standby == .none, scheduler.hasWork else { return nil }
        standby = .queued
        return Standby(endedCount: endedCount)
    }

    /// What the caller is to do at once; otherwise it waits with this continuation.
    mutating func takeOrder(orWait continuation: CheckedContinuation<CallerOrder, Never>? = nil) -> CallerOrder? {
        if isOver { return .leave }
        if let standby = wantedStandby.take() { return .start(standby) }
        caller = continuation
        return nil
    }

    // MARK: Events

    /// Tells the observers, who are woken afterwards.
    mutating func tell(_ kind: Event.Kind, at time: Duration? = nil) {
        guard log.isObserved, !isOver else { return }
        let wakes = log.append(kind, at: time ?? log.now)
        if !wakes.isEmpty { change { $0.wakes += wakes } }
    }

    /// Turns what changed into events.
    private mutating func publish(report: BodyReport? = nil) {
        guard log.isObserved else { return }
        let changes = scheduler.takeChanges()
        guard !changes.isEmpty else { return }
        let time = log.now
        for change in changes { tell(event(change, report), at: time) }
    }

    private func event(_ change: SchedulerChange, _ report: BodyReport?) -> Event.Kind {
        switch change {
        case .ready(let task): return .ready(task: task)
        case .started(let task): return .started(task: task)
        case .mode(let mode): return .modeChanged(mode)
        case .finished(let task, let state, let reason):
            let own = report.flatMap { $0.task == task ? $0 : nil }
            let error = state == .failed ? own?.errorText : nil
            let end = TaskEnd(state: state, valueSummary: own?.valueSummary, error: error, reason: reason)
            return .finished(task: task, end)
        }
    }

    // MARK: The end

    /// Ends the run if nothing is left to do, and lets the caller return.
    private mutating func endIfFinished() {
        guard !isOver, scheduler.isFinished else { return }
        tell(.runFinished(scheduler.outcome))
        isOver = true
        tellCaller(.leave)
    }

    private mutating func tellCaller(_ order: CallerOrder) {
        guard let caller else { return }
        change { $0.caller = (caller, order) }
        self.caller = nil
    }

    private mutating func change(_ body: (Aftermath) -> Void) {
        let changed = aftermath ?? Aftermath()
        body(changed)
        aftermath = changed
    }
}
