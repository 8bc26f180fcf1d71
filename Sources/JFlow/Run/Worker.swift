import Synchronization

/// A loop that drains a run: tell what happened, take the next task, call its body in place, again.
struct Worker {
    let run: RunExecution

    /// What a worker does after a turn at the lock.
    enum Order {
        case start(Int)
        case lookUp(Int)
        /// Destroy the value that a look-up put in the slot of a task that was cancelled meanwhile.
        case destroy(Int)
        case leave
    }

    /// Works until nothing is ready, or until the worker has been cancelled together with its task.
    func work() async {
        let handle = WorkerTable.Handle.current()
        let number = run.state.withLock { $0.workers.add(handle) }
        let isPlain = run.isPlain
        let bodies = run.setup.bodies
        let values = run.values
        var pace = Pace()
        var news = WorkerNews.nothing
        while true {
            switch turn(number, news, isCheap: pace.isCheap) {
            case .leave: return
            case .lookUp(let task): news = .report(await run.lookUp(task))
            case .destroy(let task): news = .report(run.destroy(task))
            case .start(let task):
                if isPlain {
                    // Called here and not in a function of its own: a second asynchronous frame costs as much as all
                    // the rest.
                    do {
                        switch bodies[task] {
                        case .synchronous(let body): try body(values.frame(of: task))
                        case .asynchronous(let body): try await body(values.frame(of: task))
                        }
                        news = .returned(task)
                    } catch {
                        news = .report(BodyReport(task: task, kind: .threw(error)))
                    }
                } else {
                    news = .report(await run.call(task))
                }
                if pace.taskEnded() {
                    if handOver(number, news) { return }
                    await Task.yield()
                    pace.yielded()
                }
            }
        }
    }

    /// One visit to the lock.
    @inline(__always)
    private func turn(_ number: Int, _ news: WorkerNews, isCheap: Bool) -> Order {
        let (order, needsStandby, aftermath) = run.state.withLock { state in
            state.isCheap = isCheap
            let order = state.takeTurn(number, news, isObserved: run.isObserved)
            let needsStandby = state.standby == .none && state.scheduler.hasWork
            if needsStandby { state.standby = .queued }
            return (order, needsStandby, state.takeAftermath())
        }
        if needsStandby { run.startStandby() }
        if let aftermath { run.perform(aftermath) }
        return order
    }

    private func handOver(_ number: Int, _ news: WorkerNews) -> Bool {
        run.change { $0.handOver(number, news) }
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
                state.standby = .watching
                return .watch
            }
            state.standby = .none
            return .work
        }
    }
}
