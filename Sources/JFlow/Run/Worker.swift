import Synchronization

/// A loop that drains a run: tell what happened, take the next task, call its body in place, again.
struct Worker {
    let run: RunExecution

    /// What a worker does after a turn at the lock.
    enum Order {
        case start(Int)
        case lookUp(Int)
        case leave
    }

    /// Works until nothing is ready, or until the worker has been cancelled together with its task.
    func work() async {
        let handle = WorkerTable.Handle.current()
        let number = run.state.withLock { $0.workers.add(handle) }
        var pace = Pace()
        var report: BodyReport?
        while true {
            switch turn(number, report, isCheap: pace.isCheap) {
            case .leave: return
            case .lookUp(let task): report = await run.lookUp(task)
            case .start(let task):
                if let direct = run.callSynchronously(task) {
                    report = direct
                } else {
                    report = await run.call(task)
                }
                if pace.taskEnded() {
                    await Task.yield()
                    pace.yielded()
                }
            }
        }
    }

    /// One visit to the lock.
    private func turn(_ number: Int, _ report: BodyReport?, isCheap: Bool) -> Order {
        var aftermath = LockedRunState.Aftermath()
        let (order, needsStandby) = run.state.withLock { state in
            let time = run.isObserved ? state.log.now : .zero
            state.isCheap = isCheap
            let order = state.takeTurn(number, report, isObserved: run.isObserved, at: time, into: &aftermath)
            let needsStandby = !state.hasStandby && state.scheduler.hasWork
            if needsStandby { state.hasStandby = true }
            return (order, needsStandby)
        }
        if needsStandby { run.startStandby() }
        if !aftermath.isEmpty { run.perform(aftermath) }
        return order
    }
}

/// A worker that is started before it is needed, so that a body may suspend in place: its thread then begins this.
struct Standby {
    let run: RunExecution

    private enum Decision { case watch, work, leave }

    /// Watches while cheap tasks get on without help, then works.
    func watch() async {
        var seen = -1
        while true {
            switch decide(&seen) {
            case .leave: return
            case .work: return await Worker(run: run).work()
            // Only a cancelled sleep throws, and nobody cancels a standby.
            case .watch: try? await Task.sleep(for: .microseconds(100))
            }
        }
    }

    private func decide(_ seen: inout Int) -> Decision {
        run.state.withLock { state in
            if state.isOver { return .leave }
            if state.isCheap, state.endedCount != seen {
                seen = state.endedCount
                return .watch
            }
            state.hasStandby = false
            return .work
        }
    }
}
