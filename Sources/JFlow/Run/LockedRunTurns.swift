/// What workers do next.
extension LockedRunState {
    /// Takes in how a worker's body ended and decides what the worker does next.
    ///
    /// - Parameters:
    ///   - isNeedless: Whether the others get on faster without the worker.
    ///   - garbage: Empty before; then the values that the worker is to destroy once the lock is open.
    @inline(__always)
    mutating func takeTurn(
        _ worker: Int, _ run: RunExecution, _ news: WorkerNews, isNeedless: Bool, isObserved: Bool,
        _ garbage: inout [Int]
    ) -> Worker.Order {
        if let order = takeIn(news) { return order }
        while true {
            let action = workers.isRetiring(worker) || isNeedless ? .wait : scheduler.next()
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

    /// A worker has found whether tasks are cheap; answers whether it had better leave.
    ///
    /// Two workers at cheap tasks take longer than one. They come to be two when something kept the first one, or its
    /// processor, so that its tasks seemed dear: whichever finds first that they are not leaves.
    @inline(__always)
    mutating func lookedAtClock(isCheap: Bool) -> Bool {
        guard self.isCheap != isCheap else { return false }
        let wasDear = self.isCheap == false
        self.isCheap = isCheap
        return isCheap && wasDear && workers.areSeveralBusy
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
        /// Several wait for a thread, and go on in the worker's place. If the worker came back as well, there would be one
        /// more with each body that has waited for something; and whoever comes back from waiting would stand behind all of
        /// them.
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
        guard yieldingCount + (standby == .queued ? 1 : 0) < 2 else {
            workers.remove(worker)
            endIfFinished()
            return .leave
        }
        workers.release(worker)
        guard scheduler.hasWork else { return .goOn }
        // Who waits for a thread gets this one, and the worker then waits as a standby would: between the two, turns change
        // without a task of Swift's being made for each.
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
        _ news: WorkerNews, isCancelled: Bool, isLast: Bool, isObserved: Bool, _ garbage: inout [Int]
    ) -> TurnAlone {
        // Before the news, as it is what the body was told first.
        if isCancelled { cancelRun() }
        if case .returned(let task) = news, scheduler.endPlainly(task) {
            endedCount &+= 1
        } else {
            _ = takeIn(news)
        }
        scheduler.takeGarbage(into: &garbage)
        let next = isLast ? nil : scheduler.nextAlone()
        if isObserved { publish(news) }
        if let next { return .start(next) }
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
}
