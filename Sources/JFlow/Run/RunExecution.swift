import Synchronization

/// One run of a plan: owns its values and its lock, starts its workers, and waits for its end.
///
/// Bodies are called in place by worker loops (``Worker``); the scheduler decides under the lock what comes next.
final class RunExecution: Sendable {
    // First, so that what workers change with each task shares no line of memory with what they only read.
    let state: Mutex<LockedRunState>
    let plan: Plan
    let setup: RunSetup
    let values: ValueBlock
    let isObserved: Bool
    /// The slots of all values if an observer wants to know values; otherwise empty.
    let outputs: [any SlotValue.Type]
    /// What holds the elements of mappings back while the run is paused; `nil` where nobody steers it.
    let elementStop: ElementStop?
    let interceptors: [any TaskInterceptor]
    let metadata: [String: String]
    let time: RunTime
    private let executor: (any TaskExecutor)?
    /// Whether the run was given an executor for its bodies.
    var hasExecutor: Bool { executor != nil }
    /// Where the random part of backoffs begins.
    let seed: UInt64?
    private let slots: Int?

    init(plan: Plan, setup: RunSetup, options: RunOptions) {
        self.plan = plan
        self.setup = setup
        isObserved = !options.observers.isEmpty
        outputs = options.observers.contains { $0.tellsValues } ? plan.outputs : []
        values = ValueBlock(layout: plan.layout)
        elementStop = options.control.map { _ in ElementStop() }
        interceptors = options.interceptors
        time = RunTime(options.clock)
        executor = options.executor
        seed = options.seed
        slots = options.slots
        metadata = options.metadata
        state = Mutex(
            LockedRunState(
                plan: plan,
                // Made here, as it would be copied otherwise.
                scheduler: Scheduler(
                    graph: plan.graph, start: setup.start, rules: setup.rules, policy: options.failurePolicy,
                    slots: options.slots ?? .max, isObserved: isObserved, keepsValues: setup.keepsValues,
                    elementStop: elementStop),
                log: EventLog(observers: options.observers, time: time)))
        for (task, store) in setup.stores { store(values.frame(of: task)) }
    }

    deinit {
        values.deallocate()
    }

    /// Runs everything and returns when nothing is under way any more.
    func complete(control: RunControl?) async {
        defer { if isObserved { state.withLock { $0.log.end(self) } } }
        if let control { control.attach(self) } else { begin() }
        if control == nil, await completeAlone() { return }
        defer {
            control?.detach()
            for pool in plan.pools { pool.forget(self) }
        }
        await withTaskCancellationHandler {
            startFirstWorker(onThisThread: control == nil)
            while case .start(let standby) = await nextOrder() { start(standby) }
        } onCancel: {
            cancelRun()
        }
    }

    /// Starts a worker that is not needed yet; it inherits priority and task-locals from whoever calls.
    func start(_ standby: Standby) {
        spawn {
            var standby = standby
            await standby.watch(self)
        }
    }

    /// Does what a visit to the lock left to be done.
    func perform(_ aftermath: LockedRunState.Aftermath) {
        for handle in aftermath.cancels { handle.task.cancel() }
        for waiter in aftermath.elements { waiter.resume(returning: true) }
        for timer in aftermath.needlessTimers { timer.cancel() }
        for request in aftermath.timers { set(request) }
        for pool in aftermath.permits { pool.giveBack() }
        for task in aftermath.givenUp { setup.cache?.gaveUp(task) }
        for stream in aftermath.wakes { stream.wakeOwner() }
        if let caller = aftermath.caller { caller.continuation.resume(returning: caller.order) }
    }

    /// Starts a Swift task that belongs to the run.
    @discardableResult
    private func spawn(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        // A preference, even one for nothing, is looked for under a lock at each call of an asynchronous function.
        guard let executor else { return Task(operation: work) }
        return Task(executorPreference: executor, operation: work)
    }

    // MARK: Time and permits

    private func set(_ request: TimerRequest) {
        let timer = spawn {
            do { try await self.time.sleep(for: request.delay) } catch { return }
            self.fire(request.kind)
        }
        change { $0.timerSet(request.kind, timer) }
    }

    private func fire(_ kind: TimerKind) {
        var answer = TimerAnswer()
        if case .grace(let task, let number) = kind { answer.retry = retryOfAbandoned(task, number: number) }
        change { state in
            state.timerFired(kind, answer)
            state.followUp()
        }
    }

    /// A permit of its pool is offered to a task that stood in line.
    func offerPermit(to task: Int) -> Bool {
        change { state in
            let isAccepted = state.permitOffered(task)
            state.followUp()
            return isAccepted
        }
    }

    // MARK: Steering

    /// Changes the scheduler from outside a worker, then does what follows from it.
    func steer<Answer: Sendable>(_ body: (inout Scheduler) -> Answer) -> Answer {
        change { state in
            let answer = body(&state.scheduler)
            state.followUp()
            return answer
        }
    }

    /// Cancels one task.
    func cancel(_ task: Int) {
        change { state in
            state.cancel(task)
            state.followUp()
        }
    }

    /// Cancels the run.
    func cancelRun() {
        change { state in
            state.cancelRun()
            state.followUp()
        }
    }

    /// The only observer comes for what there is.
    func handOverEvents() {
        state.withLock { $0.log.readerComes() }
    }

    /// Tells the observers something that is no change of state.
    func tell(_ kind: Event.Kind) {
        change { $0.tell(kind) }
    }

    /// Visits the lock and does outside of it what the visit left to be done.
    func change<Answer: Sendable>(_ body: (inout LockedRunState) -> Answer) -> Answer {
        let (answer, aftermath) = state.withLock { state in
            let answer = body(&state)
            return (answer, state.takeAftermath())
        }
        if let aftermath { perform(aftermath) }
        return answer
    }

    // MARK: Start and end

    /// Tells the observers how the run begins.
    func begin() {
        begin(isHeld: false, breakpoints: []).map(perform)
    }

    /// Closes the gate where it is to be closed and tells the observers how the run begins; the caller performs what
    /// is left to be done when it holds no lock any more.
    func begin(isHeld: Bool, breakpoints: Set<Int>) -> LockedRunState.Aftermath? {
        let description =
            isObserved ? RunDescription(plan: setup.description(of: plan), slots: slots, metadata: metadata) : nil
        return state.withLock { state in
            if isObserved { state.log.begin(self) }
            if let description { state.tell(.runStarted(description), at: 0) }
            if isObserved { state.tellDecided(setup.start.stages) }
            for task in breakpoints { state.scheduler.breakpointChanged(true, before: task) }
            if isHeld { state.scheduler.holdRequested() }
            state.begin()
            return state.takeAftermath()
        }
    }

    /// The first worker is a Swift task of its own, so that it can be cancelled without the caller. Without a control
    /// it runs on the caller's thread until its first suspension. With one, the caller must be free to start a
    /// standby when somebody opens the gate, however long the first body keeps its thread.
    private func startFirstWorker(onThisThread: Bool) {
        // In a task that began at once, each call of an asynchronous function looks for an executor under a lock, which
        // costs more than the call: so only where no body is asynchronous.
        let isWorthIt = onThisThread && executor == nil && plan.isSynchronous
        if isWorthIt, #available(macOS 26, iOS 26, watchOS 26, tvOS 26, visionOS 26, *) {
            Task.immediate { await Worker(run: self).work() }
        } else {
            spawn { await Worker(run: self).work() }
        }
    }

    private func nextOrder() async -> LockedRunState.CallerOrder {
        if let order = state.withLock({ $0.takeOrder() }) { return order }
        // Whoever takes the continuation out of the state resumes it: once. Checking that would be an allocation.
        return await withUnsafeContinuation { continuation in
            let order = state.withLock { $0.takeOrder(orWait: continuation) }
            if let order { continuation.resume(returning: order) }
        }
    }
}
