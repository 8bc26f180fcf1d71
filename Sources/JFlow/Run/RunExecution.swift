import Synchronization

/// One run of a plan: owns its values and its lock, starts its workers, and waits for its end.
///
/// Bodies are called in place by worker loops (``Worker``); the scheduler decides under the lock what comes next.
final class RunExecution: Sendable {
    let plan: Plan
    let setup: RunSetup
    let cache: any TaskCache
    let values: ValueBlock
    let isObserved: Bool
    let state: Mutex<LockedRunState>

    init(plan: Plan, setup: RunSetup, cache: any TaskCache, options: RunOptions) {
        self.plan = plan
        self.setup = setup
        self.cache = cache
        isObserved = !options.observers.isEmpty
        values = ValueBlock(layout: plan.layout)
        let scheduler = Scheduler(
            graph: plan.graph, start: setup.start, isCached: plan.isCached, policy: options.failurePolicy,
            slots: options.slots ?? .max, isHeld: options.control?.isHeld ?? false, isObserved: isObserved)
        state = Mutex(
            LockedRunState(scheduler: scheduler, log: EventLog(observers: options.observers, begin: .now)))
        for (task, store) in setup.stores { store(values.frame(of: task)) }
        if isObserved { announce(slots: options.slots) }
    }

    /// Runs everything and returns when nothing is under way any more.
    func complete(control: RunControl?) async {
        control?.attach(self)
        defer { control?.detach() }
        await withTaskCancellationHandler {
            startFirstWorker()
            while case .startStandby = await nextOrder() { startStandby() }
        } onCancel: {
            cancelRun()
        }
    }

    /// Starts a worker that is not needed yet; it inherits priority and task-locals from whoever calls.
    func startStandby() {
        Task { await Standby(run: self).watch() }
    }

    /// Does what a visit to the lock left to be done.
    func perform(_ aftermath: LockedRunState.Aftermath) {
        for handle in aftermath.cancels { handle.task.cancel() }
        for stream in aftermath.wakes { stream.wakeOwner() }
        if let task = aftermath.unwantedValue { plan.tasks[task].output.destroy(values.output(of: task)) }
        if let caller = aftermath.caller { caller.continuation.resume(returning: caller.order) }
    }

    // MARK: Steering

    /// Changes the scheduler from outside a worker, then does what follows from it.
    func steer<Answer: Sendable>(_ body: (inout Scheduler) -> Answer) -> Answer {
        var aftermath = LockedRunState.Aftermath()
        let answer = state.withLock { state in
            let answer = body(&state.scheduler)
            followUp(&state, &aftermath)
            return answer
        }
        perform(aftermath)
        return answer
    }

    /// Cancels one task.
    func cancel(_ task: Int) {
        var aftermath = LockedRunState.Aftermath()
        state.withLock { state in
            if state.scheduler.cancelRequested(task), let handle = state.workers.retire(runner: task) {
                aftermath.cancels.append(handle)
            }
            followUp(&state, &aftermath)
        }
        perform(aftermath)
    }

    /// Cancels the run.
    func cancelRun() {
        var aftermath = LockedRunState.Aftermath()
        state.withLock { state in
            state.scheduler.cancelRequested()
            aftermath.cancels = state.workers.retire(runnersOf: Set(state.scheduler.runningTasks))
            followUp(&state, &aftermath)
        }
        perform(aftermath)
    }

    /// Tells the observers something that is no change of state.
    func tell(_ kind: Event.Kind) {
        var aftermath = LockedRunState.Aftermath()
        state.withLock { state in
            if !state.isOver { state.log.append(kind, at: state.log.now, wakes: &aftermath.wakes) }
        }
        perform(aftermath)
    }

    private func followUp(_ state: inout LockedRunState, _ aftermath: inout LockedRunState.Aftermath) {
        let time = isObserved ? state.log.now : .zero
        if isObserved { state.publish(at: time, into: &aftermath) }
        state.endIfFinished(at: time, into: &aftermath)
        state.wantStandby(into: &aftermath)
    }

    // MARK: Start and end

    private func announce(slots: Int?) {
        var aftermath = LockedRunState.Aftermath()
        let description = RunDescription(plan: plan.description, slots: slots)
        state.withLock { state in
            state.log.append(.runStarted(description), at: .zero, wakes: &aftermath.wakes)
            for task in setup.start.stages.indices where setup.start.stages[task].isFinal {
                let end = TaskEnd(state: setup.start.stages[task].state)
                state.log.append(.finished(task: task, end), at: .zero, wakes: &aftermath.wakes)
            }
            state.publish(at: .zero, into: &aftermath)
        }
        perform(aftermath)
    }

    /// The first worker runs on the caller's thread until its first suspension, as a Swift task of its own, so that
    /// it can be cancelled without the caller.
    private func startFirstWorker() {
        if #available(macOS 26, iOS 26, watchOS 26, tvOS 26, visionOS 26, *) {
            Task.immediate { await Worker(run: self).work() }
        } else {
            Task { await Worker(run: self).work() }
        }
    }

    private func nextOrder() async -> LockedRunState.CallerOrder {
        if let order = state.withLock({ $0.takeOrder() }) { return order }
        return await withCheckedContinuation { continuation in
            let order = state.withLock { $0.takeOrder(orWait: continuation) }
            if let order { continuation.resume(returning: order) }
        }
    }
}
