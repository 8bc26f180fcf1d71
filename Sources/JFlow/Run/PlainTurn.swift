// The short way of a turn, for tasks that are bodies and dependencies and nothing else, or are found in the cache.
//
// It does what `Scheduler.bodyEnded(_:_:)` and `Scheduler.next()` do for such a task, and what follows from that in the state
// of the run, without asking at each step what cannot be: most of what a turn takes is such questions.

extension Scheduler {
    /// Ends a task that has a value, in a run that nobody watches, and starts the next one that is ready.
    ///
    /// - Parameters:
    ///   - task: The task.
    ///   - stage: How it has ended: its body returned, or the cache had the value.
    /// - Returns: What to do next: `.start`, `.lookUp` or `.wait`. `nil` where the turn has to go the long way; then nothing
    ///   has changed.
    @inline(__always)
    mutating func plainTurn(ended task: Int, as stage: Stage) -> SchedulerAction? {
        guard goesThePlainWay else { return nil }
        return begun(
            Self.turn(task, stage, graph, rules, &stages, &waiting, &ready.sweep, isShared: activeCount > 1) { _ in })
    }

    /// Ends a task whose body has returned, in a run that somebody watches, who is told; and starts the next one.
    @inline(__always)
    mutating func plainTurn(ended task: Int, with brief: ValueBrief?, telling log: inout EventLog) -> SchedulerAction? {
        guard goesThePlainWay else { return nil }
        let time = log.now
        log.appendFinished(task, .done, brief, at: time)
        let action = begun(
            Self.turn(task, .done, graph, rules, &stages, &waiting, &ready.sweep, isShared: activeCount > 1) {
                log.appendReady($0, at: time)
            })
        if case .start(let next) = action { log.appendStarted(next, at: time) }
        return action
    }

    /// Ends a task whose body has returned, in a run that nobody watches, and starts nothing; answers whether that went
    /// the short way.
    @inline(__always)
    mutating func endPlainly(_ task: Int) -> Bool {
        guard goesThePlainWay else { return false }
        _ = Self.turn(task, .done, graph, rules, &stages, &waiting, &ready.sweep, startsNext: false) { _ in }
        _ = begun(-1)
        return true
    }

    private var goesThePlainWay: Bool { isPlain && gate.isFree && cancelRequests.isEmpty && activeCount <= slots }

    /// A task has ended, and this one, or none (-1), has been started in its place.
    @inline(__always)
    private mutating func begun(_ next: Int) -> SchedulerAction {
        remainingCount -= 1
        if next >= 0 { return rules.isCached(next) ? .lookUp(next) : .start(next) }
        activeCount -= 1
        return .wait
    }

    /// Tells the consumers of a task that has ended that its value is there, and may start the next task; -1 for none.
    // Static, so that it has the arrays to itself: one look at who owns them, instead of one for each consumer.
    @inline(__always)
    private static func turn(
        _ task: Int, _ stage: Stage, _ graph: borrowing DependencyGraph, _ rules: borrowing SchedulingRules,
        _ stages: inout [Stage], _ waiting: inout [Int32], _ ready: inout SweepQueue, startsNext: Bool = true,
        isShared: Bool = false, onReady: (Int) -> Void
    ) -> Int {
        stages.withUnsafeMutableBufferPointer { stages in
            waiting.withUnsafeMutableBufferPointer { waiting in
                stages[task] = stage
                for position in graph.successorRange(of: task) {
                    let successor = graph.successor(at: position)
                    waiting[successor] &-= 1
                    guard waiting[successor] == 0, stages[successor] == .pending else { continue }
                    stages[successor] = .ready
                    ready.insert(successor)
                    onReady(successor)
                }
            }
            guard startsNext else { return -1 }
            let next = ready.takeFirst(behind: task, isShared: isShared)
            guard next >= 0 else { return -1 }
            stages[next] = rules.isCached(next) ? .lookingUp : .running
            return next
        }
    }
}

extension LockedRunState {
    /// The short way of a worker's turn.
    ///
    /// - Parameters:
    ///   - task: The task that the worker has, for which there is a value now.
    ///   - stage: How it has ended.
    ///   - isCheap: Whether tasks are cheap, as far as the worker knows.
    @inline(__always)
    mutating func takePlainTurn(_ worker: Int, ended task: Int, as stage: Stage, isCheap: Bool?) -> SchedulerAction? {
        guard mayStay(isCheap) else { return nil }
        return assigned(scheduler.plainTurn(ended: task, as: stage), to: worker)
    }

    /// The same in a run that somebody watches.
    @inline(__always)
    mutating func takeSeenTurn(
        _ worker: Int, ended task: Int, with brief: ValueBrief?, isCheap: Bool?
    ) -> SchedulerAction? {
        guard mayStay(isCheap) else { return nil }
        return assigned(scheduler.plainTurn(ended: task, with: brief, telling: &log), to: worker)
    }

    /// Whoever has looked at the clock may have to leave, and whoever was cancelled with a task has to.
    private func mayStay(_ isCheap: Bool?) -> Bool {
        (isCheap == nil || isCheap == self.isCheap) && !workers.hasRetired
    }

    @inline(__always)
    private mutating func assigned(_ action: SchedulerAction?, to worker: Int) -> SchedulerAction? {
        guard let action else { return nil }
        endedCount &+= 1
        switch action {
        case .start(let next), .lookUp(let next): workers.assign(next, to: worker)
        default: break
        }
        return action
    }

    /// The standby that has to be started after the short way of a turn; see ``queueStandby()``.
    @inline(__always)
    mutating func queuePlainStandby() -> Standby? {
        guard standby == .none, !scheduler.ready.sweep.isEmpty else { return nil }
        return queueStandby()
    }
}
