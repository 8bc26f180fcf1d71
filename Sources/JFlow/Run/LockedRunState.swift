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
        /// It waits for a thread, and is to work as soon as it has one.
        case called
        /// It has begun, found that cheap tasks get on without it, and sleeps.
        case watching
    }

    var scheduler: Scheduler
    var workers = WorkerTable()
    private(set) var log: EventLog
    /// What the bodies of tasks threw, attempt by attempt.
    private(set) var errors: [Int: [any Error]] = [:]
    /// The errors, in words, of tasks for which something else is being found.
    private var errorTexts: [Int: String] = [:]
    private(set) var attempts = Attempts()
    private var timers = RunTimers()
    /// Tasks whose body was left behind and whose consumers have not got something else yet.
    private var abandonedHolders: Set<Int> = []
    /// Tasks of a pool that wait in a cache and have given their permit back.
    private var withoutPermit: Set<Int> = []
    private let plan: Plan
    /// The changes that were published last; kept for its memory.
    private var changes: [SchedulerChange] = []
    var standby = StandbyState.none
    /// Whether tasks took under half a microsecond when a worker last looked; `nil` before the first look.
    var isCheap: Bool?
    /// How many workers wait for a thread because they let others have theirs.
    private var yieldingCount = 0
    /// How many bodies and look-ups have ended, for the standby that watches.
    private(set) var endedCount = 0
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
            let wakes = log.handOver()
            if !wakes.isEmpty { change { $0.wakes += wakes } }
        }
        return aftermath.take()
    }

    // MARK: Turns of workers

    /// Takes in how a worker's body ended and decides what the worker does next.
    ///
    /// - Parameter garbage: Empty before; then the values that the worker is to destroy once the lock is open.
    @inline(__always)
    mutating func takeTurn(
        _ worker: Int, _ run: RunExecution, _ news: WorkerNews, isObserved: Bool, _ garbage: inout [Int]
    ) -> Worker.Order {
        if let order = takeIn(news) { return order }
        while true {
            let action = workers.isRetiring(worker) ? .wait : scheduler.next()
            if isObserved { publish(news) }
            if scheduler.hasLifetimes, let order = collectGarbage(worker, action, &garbage) {
                return order
            }
            switch action {
            case .start(let task):
                workers.assign(task, to: worker)
                return .start(task)
            case .wait, .finish:
                workers.remove(worker)
                endIfFinished()
                return .leave
            default:
                if let order = rareOrder(action, worker, run, isObserved: isObserved) { return order }
            }
        }
    }

    /// What a worker is to do that is not to call a body; `nil` when there is nothing to do but to ask again.
    private mutating func rareOrder(
        _ action: SchedulerAction, _ worker: Int, _ run: RunExecution, isObserved: Bool
    ) -> Worker.Order? {
        switch action {
        case .lookUp(let task):
            workers.assign(task, to: worker)
            return .lookUp(task)
        case .perform(let chore):
            // What is not a body is not cancelled with the run.
            workers.release(worker)
            return .perform(chore)
        case .giveBackPermit(let task): giveBackPermit(of: task)
        case .takePermit(let task):
            guard let pool = plan.pool(of: task), pool.take(for: task, of: run) else {
                scheduler.permitMissing(task)
                return nil
            }
            let action = scheduler.permitTaken(task)
            if isObserved { publish() }
            workers.assign(task, to: worker)
            if case .lookUp = action { return .lookUp(task) }
            return .start(task)
        case .start, .wait, .finish: break
        }
        return nil
    }

    /// Has values destroyed that nobody needs any more: on the way to the next body, or before the worker leaves.
    private mutating func collectGarbage(
        _ worker: Int, _ action: SchedulerAction, _ garbage: inout [Int]
    ) -> Worker.Order? {
        if garbage.isEmpty { scheduler.takeGarbage(into: &garbage) } else { garbage += scheduler.takeGarbage() }
        guard !garbage.isEmpty, action == .wait || action == .finish else { return nil }
        workers.release(worker)
        scheduler.chores.began()
        return .free
    }

    /// What a worker does that has held its thread for long.
    enum Pause {
        /// A standby or another worker waits for a thread, and goes on in the worker's place. If the worker came back as
        /// well, there would be one more with each turn and with each body that has waited for something; and whoever
        /// comes back from waiting would stand behind all of them.
        case leave
        /// Let others have the thread, then go on.
        case yield
        /// Go on at once: there is nothing to start, or an answer is due.
        case goOn
    }

    /// Takes in how a worker's body has ended before the worker lets others have its thread: what waited for it may start
    /// meanwhile, and what is started next is chosen when all who have ended have told so.
    ///
    /// - Parameter news: What the worker has to tell; nothing any more when it is told.
    mutating func pause(_ worker: Int, _ news: inout WorkerNews) -> Pause {
        // A miss is answered with what to do next.
        if case .report(let report) = news, case .missed = report.kind { return .goOn }
        _ = takeIn(news)
        publish(news)
        news = .nothing
        if standby == .queued || yieldingCount > 0 {
            // At once: nobody may be left whom it could watch.
            if standby == .queued { standby = .called }
            workers.remove(worker)
            endIfFinished()
            return .leave
        }
        workers.release(worker)
        guard scheduler.hasWork else { return .goOn }
        yieldingCount += 1
        return .yield
    }

    /// A worker has its thread again.
    mutating func hasYielded() {
        yieldingCount -= 1
    }

    /// What the caller of `run` does as long as one task at a time can run.
    enum TurnAlone {
        case start(Int)
        /// Leave the rest to workers.
        case share
        case leave
    }

    /// Takes in how the body that the caller called has ended, and answers with the next one if nothing else can be
    /// under way at the same time.
    ///
    /// - Parameters:
    ///   - isCancelled: Whether the caller has been cancelled.
    ///   - isLast: Whether the caller has called bodies for long enough.
    ///   - garbage: Empty before; then the values that the caller is to destroy once the lock is open.
    mutating func takeTurnAlone(
        _ news: WorkerNews, isCancelled: Bool, isLast: Bool, _ garbage: inout [Int]
    ) -> TurnAlone {
        // Before the news, as it is what the body was told first.
        if isCancelled { cancelRun() }
        _ = takeIn(news)
        scheduler.takeGarbage(into: &garbage)
        if !isLast, let task = scheduler.nextAlone() { return .start(task) }
        endIfFinished()
        return isOver ? .leave : .share
    }

    /// Takes what is left when nothing is under way any more: how the run ended, and the tasks whose values are to be
    /// destroyed, those that are still there and those that no worker could destroy.
    mutating func takeEnd() -> (RunState, [Int]) {
        var garbage = scheduler.takeGarbage()
        for task in plan.tasksToDestroy where scheduler.holdsValue(task) { garbage.append(task) }
        return (scheduler.takeOutcome(), garbage)
    }

    /// Answers what is to be done at once with the task that the worker has.
    @inline(__always)
    private mutating func takeIn(_ news: WorkerNews) -> Worker.Order? {
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

    private mutating func giveBackPermit(of task: Int) {
        guard let pool = plan.pool(of: task) else { return }
        guard withoutPermit.isEmpty || withoutPermit.remove(task) == nil else { return }
        change { $0.permits.append(pool) }
    }

    // MARK: Attempts and their time

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

    private mutating func dropTimer(_ kind: TimerKind) {
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

    private mutating func runOutOfTime(_ task: Int, _ timeout: TaskTimeout) {
        guard scheduler.stages[task].isWaiting else { return becomeOverdue(task, timeout) }
        errors[task, default: []].append(timeout)
        errorTexts[task] = timeout.description
        let wasStopped = scheduler.stoppedBy != nil
        _ = scheduler.timeRanOut(task)
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

    private mutating func cancelRunning() {
        let handles = workers.retireAll()
        if !handles.isEmpty { change { $0.cancels += handles } }
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
        if let released = scheduler.gate.elements?.takeReleased(), !released.isEmpty {
            change { $0.elements += released }
        }
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
    mutating func takeOrder(orWait continuation: UnsafeContinuation<CallerOrder, Never>? = nil) -> CallerOrder? {
        if isOver { return .leave }
        if let standby = wantedStandby.take() { return .start(standby) }
        caller = continuation
        return nil
    }

    // MARK: Events

    /// Tells the observers, who are woken afterwards.
    mutating func tell(_ kind: Event.Kind, at time: Duration? = nil) {
        guard log.isObserved, !isOver else { return }
        log.append(kind, at: time ?? log.now)
    }

    /// Turns what changed into events, given what brought the change about.
    private mutating func publish(_ news: WorkerNews = .nothing) {
        guard log.isObserved, scheduler.hasChanges else { return }
        scheduler.takeChanges(into: &changes)
        guard !isOver else { return }
        let time = log.now
        for index in changes.indices {
            log.append(event(changes[index], news), at: time)
        }
    }

    // Both `mutating`: a function that only reads would be given a copy of all this state.
    private mutating func event(_ change: SchedulerChange, _ news: WorkerNews) -> Event.Kind {
        switch change {
        case .ready(let task): return .ready(task: task)
        case .started(let task): return .started(task: task)
        case .finished(let task, .done, nil):
            if case .returnedSeen(task, let brief) = news {
                return .finished(
                    task: task, TaskEnd(state: .done, brief: brief, error: nil, reason: nil, attemptCount: 1))
            }
        default: break
        }
        if case .report(let report) = news { return event(change, report) }
        return event(change, nil)
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

    // MARK: The end

    /// Ends the run if nothing is left to do, and lets the caller return.
    private mutating func endIfFinished() {
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

    private mutating func change(_ body: (Aftermath) -> Void) {
        let changed = aftermath ?? Aftermath()
        body(changed)
        aftermath = changed
    }
}
