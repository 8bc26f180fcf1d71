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
        /// It waits for a thread, or has found the lock taken and sleeps.
        case queued
        /// It has begun, found that cheap tasks get on without it, and sleeps.
        case watching
    }

    // First what each turn changes; see ``Scheduler``.

    /// How many bodies and look-ups have ended, for the standby that watches.
    var endedCount: UInt32 = 0
    var standby = StandbyState.none
    /// Whether tasks were cheap when a worker last looked (``Pace``); `nil` before the first look.
    var isCheap: Bool?
    var scheduler: Scheduler
    var workers = WorkerTable()
    var log: EventLog
    /// What the bodies of tasks threw, attempt by attempt.
    var errors: [Int: [any Error]] = [:]
    /// The errors, in words, of tasks for which something else is being found.
    var errorTexts: [Int: String] = [:]
    var attempts = Attempts()
    var timers = RunTimers()
    /// Tasks whose body was left behind and whose consumers have not got something else yet.
    var abandonedHolders: Set<Int> = []
    /// Tasks of a pool that wait in a cache and have given their permit back.
    var withoutPermit: Set<Int> = []
    let plan: Plan
    /// The changes that were published last; kept for its memory.
    var changes: [SchedulerChange] = []
    /// How many workers wait for a thread because they let others have theirs.
    var yieldingCount = 0
    private(set) var isOver = false
    private var caller: UnsafeContinuation<CallerOrder, Never>?
    /// A standby that nobody has started yet.
    private var wantedStandby: Standby?
    /// What is to be done once the lock is open; nearly always nothing.
    private var aftermath: Aftermath?

    init(plan: Plan, scheduler: Scheduler, log: EventLog) {
        self.plan = plan
        self.scheduler = scheduler
        self.log = log
    }

    /// What is to be done once the lock is open. A class, so that its absence, the usual case, is one null pointer.
    // `@unchecked`: written under the lock, then taken out of it by one owner, who alone reads it.
    final class Aftermath: @unchecked Sendable {
        var wakes: [EventStream] = []
        var cancels: [WorkerTable.Handle] = []
        var permits: [Pool] = []
        var elements: [ElementStop.Waiter] = []
        var timers: [TimerRequest] = []
        var needlessTimers: [Task<Void, Never>] = []
        /// Tasks of whose look-up or call nothing will come for those who wait for it in the cache.
        var givenUp: [Int] = []
        var caller: (continuation: UnsafeContinuation<CallerOrder, Never>, order: CallerOrder)?
    }

    /// Ends a visit to the lock.
    mutating func takeAftermath() -> Aftermath? {
        if log.isObserved {
            if let wakes = log.handOver(isLast: isOver) { change { $0.wakes += wakes } }
        }
        return aftermath.take()
    }

    // MARK: What others do

    /// A permit is offered to a task that stood in the line of its pool; answers whether it is accepted.
    mutating func permitOffered(_ task: Int) -> Bool {
        !isOver && scheduler.permitOffered(task)
    }

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

    mutating func cancelRunning() {
        let handles = workers.retireAll()
        if !handles.isEmpty { change { $0.cancels += handles } }
    }

    /// Tells which tasks are ready, and ends a run that has nothing to do.
    mutating func begin() {
        publish()
        endIfFinished()
    }

    /// What follows from a change that came from outside.
    mutating func followUp() {
        if let released = scheduler.gate.elements?.takeReleased(), !released.isEmpty {
            change { $0.elements += released }
        }
        publish()
        endIfFinished()
        guard !isOver, let standby = queueStandby() else { return }
        if caller == nil { wantedStandby = standby } else { tellCaller(.start(standby)) }
    }

    /// The standby that has to be started now, because ready tasks are left lying and nobody waits for a thread to take
    /// them.
    @inline(__always)
    mutating func queueStandby() -> Standby? {
        guard standby == .none, yieldingCount == 0, scheduler.hasWork else { return nil }
        standby = .queued
        return Standby(endedCount: endedCount)
    }

    /// What the caller is to do at once; otherwise it waits with this continuation.
    mutating func takeOrder(orWait continuation: UnsafeContinuation<CallerOrder, Never>? = nil) -> CallerOrder? {
        if isOver { return .leave }
        if let standby = wantedStandby.take() { return .start(standby) }
        caller = continuation
        return nil
    }

    // MARK: The end

    /// Ends the run if nothing is left to do, and lets the caller return.
    mutating func endIfFinished() {
        guard !isOver, scheduler.isFinished else { return }
        tell(.runFinished(scheduler.outcome))
        isOver = true
        let needless = timers.takeAll()
        if !needless.isEmpty { change { $0.needlessTimers += needless } }
        tellCaller(.leave)
    }

    private mutating func tellCaller(_ order: CallerOrder) {
        guard let caller else { return }
        change { $0.caller = (caller, order) }
        self.caller = nil
    }

    mutating func change(_ body: (Aftermath) -> Void) {
        let changed = aftermath ?? Aftermath()
        body(changed)
        aftermath = changed
    }
}
