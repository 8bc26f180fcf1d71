import Synchronization

/// A loop that drains a run: tell what happened, take the next task, call its body in place, again.
struct Worker {
    let run: RunExecution

    /// What a worker does after a turn at the lock.
    enum Order {
        case start(Int)
        case lookUp(Int)
        case perform(Chore)
        /// Destroy the values that nobody needs any more, and tell.
        case free
        case leave
    }

    /// Works until nothing is ready, or until the worker has been cancelled together with its task.
    nonisolated(nonsending) func work() async {
        let handle = WorkerTable.Handle.current()
        let (number, isPlain) = add(handle)
        guard run.isObserved else {
            _ = await work(number, .nothing, nil, isPlain: isPlain)
            return
        }
        var news: WorkerNews? = .nothing
        while let last = news {
            news = await ContextPlace.bind(for: run) { await work(number, last, $0, isPlain: isPlain) }
        }
    }

    @inline(never)
    private func add(_ handle: WorkerTable.Handle?) -> (number: Int, isPlain: Bool) {
        run.state.withLock { ($0.workers.add(handle), $0.scheduler.isPlain) }
    }

    /// Works until the worker leaves, or has news and needs another place for the contexts of its bodies.
    // Neither it nor the bodies leave the executor that the worker has: see ``TaskBody/Asynchronous``.
    nonisolated(nonsending) private func work(
        _ number: Int, _ news: WorkerNews, _ place: Unmanaged<ContextPlace>?, isPlain: Bool
    ) async -> WorkerNews? {
        let context = place.map { ContextPlace.Writer($0) }
        let isIntercepted = !run.interceptors.isEmpty
        let flags = run.plan.rules.flags
        let bodies = run.setup.bodies
        let values = run.values
        let cache = run.setup.cache
        var pace = Pace(run.time)
        var news = news
        var garbage: [Int] = []
        while true {
            var isTurnOver = false
            let short = isPlain ? plainTurn(number, &news, &pace) : nil
            switch short ?? turn(number, news, &pace, &garbage) {
            case .leave: return nil
            case .lookUp(let task):
                if let found = run.lookUpNow(task, in: cache) {
                    news = found
                    isTurnOver = pace.taskEnded(run.time)
                } else {
                    news = .report(await run.lookUp(task))
                }
            case .perform(let chore): news = .report(await run.perform(chore))
            case .free:
                run.destroyValues(of: &garbage)
                news = .report(BodyReport(task: -1, kind: .freed))
            case .start(let task):
                if !isIntercepted, flags.isEmpty || !flags[task].needsCare {
                    context?.begin(task)
                    bodies.fetch(task &+ 1)
                    // Called here and not in a function of its own: a second asynchronous frame costs as much as all
                    // the rest.
                    do {
                        let frame = values.frame(of: task)
                        if try !bodies.callSynchronous(task, frame) {
                            try await bodies[task](frame)
                        }
                        news = context == nil ? .returned(task) : .returnedSeen(task, run.summary(of: task))
                    } catch {
                        news = .report(run.report(task, error))
                    }
                    if let context, context.isKept { return news }
                } else {
                    news = .report(await run.call(task))
                }
                isTurnOver = pace.taskEnded(run.time)
            }
            if isTurnOver {
                switch pause(number, &news) {
                case .leave: return nil
                case .yield:
                    await Task.yield()
                    hasYielded()
                case .goOn: break
                }
                pace.yielded(run.time)
            }
        }
    }

    @inline(never)
    private func pause(_ number: Int, _ news: inout WorkerNews) -> LockedRunState.Pause {
        run.change { $0.pause(number, &news) }
    }

    @inline(never)
    private func hasYielded() {
        run.change { $0.hasYielded() }
    }

    /// One visit to the lock, the short way; `nil` where that does not lead to another task.
    ///
    /// - Parameter news: What the worker has to tell; nothing any more when it is told.
    @inline(never)
    private func plainTurn(_ number: Int, _ news: inout WorkerNews, _ pace: inout Pace) -> Order? {
        let isCheap = pace.isCheap
        let (action, standby): (SchedulerAction?, Standby?)
        switch news {
        case .returned(let task):
            (action, standby) = run.state.withLock { state in
                (state.takePlainTurn(number, ended: task, as: .done, isCheap: isCheap), state.queuePlainStandby())
            }
        case .hit(let task):
            (action, standby) = run.state.withLock { state in
                (state.takePlainTurn(number, ended: task, as: .cached, isCheap: isCheap), state.queuePlainStandby())
            }
        case .returnedSeen(let task, let brief): (action, standby) = seenTurn(number, task, brief, isCheap)
        default: return nil
        }
        if let standby { start(standby, &pace) }
        switch action {
        case .start(let task): return .start(task)
        case .lookUp(let task): return .lookUp(task)
        case .wait: news = .nothing
        default: break
        }
        return nil
    }

    @inline(never)
    private func seenTurn(
        _ number: Int, _ task: Int, _ brief: ValueBrief?, _ isCheap: Bool?
    ) -> (SchedulerAction?, Standby?) {
        let (action, standby, aftermath) = run.state.withLock { state in
            (
                state.takeSeenTurn(number, ended: task, with: brief, isCheap: isCheap), state.queuePlainStandby(),
                state.takeAftermath()
            )
        }
        if let aftermath { run.perform(aftermath) }
        return (action, standby)
    }

    @inline(never)
    private func start(_ standby: Standby, _ pace: inout Pace) {
        run.start(standby)
        pace.wasKept(run.time)
    }

    /// One visit to the lock.
    // A function of its own, as is all else that does not wait: what such code needs for a moment would stand in the
    // frame of the loop, which each body that waits keeps in memory.
    @inline(never)
    private func turn(_ number: Int, _ news: WorkerNews, _ pace: inout Pace, _ garbage: inout [Int]) -> Order {
        let isCheap = pace.isCheap
        let (order, standby, aftermath) = run.state.withLock { state in
            let isNeedless = isCheap.map { state.lookedAtClock(isCheap: $0) } ?? false
            let order = state.takeTurn(
                number, run, news, isNeedless: isNeedless, isObserved: run.isObserved, &garbage)
            return (order, state.queueStandby(), state.takeAftermath())
        }
        if let standby { start(standby, &pace) }
        if let aftermath { run.perform(aftermath) }
        // A run must not end before the last of its values is destroyed, so that is news of its own.
        if case .free = order { return order }
        run.destroyValues(of: &garbage)
        return order
    }
}
