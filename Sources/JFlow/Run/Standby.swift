import Synchronization

/// A worker that is started before it is needed, so that a body may suspend in place: its thread then begins this.
struct Standby: Sendable {
    /// How many bodies had ended when it last looked, at first when it was queued.
    private(set) var seen: Int

    /// The longer all has gone well, the more rarely it looks. A processor that is woken and sent to sleep again every
    /// 100 µs is never quite idle: where two share a core, as those of most rented machines do, the other one takes half
    /// as long again for all its work.
    private static let longestPause = Duration.milliseconds(1)

    private enum Decision { case watch, work, leave }

    init(endedCount: Int) {
        seen = endedCount
    }

    /// Watches while cheap tasks get on without help, then works.
    mutating func watch(_ run: RunExecution) async {
        var pause = Duration.microseconds(100)
        while true {
            switch decide(run) {
            case .leave: return
            case .work: return await Worker(run: run).work()
            case .watch:
                // Only a cancelled sleep throws, and nobody cancels a standby.
                try? await run.time.sleep(for: pause)
                pause = min(pause * 2, Self.longestPause)
            }
        }
    }

    private mutating func decide(_ run: RunExecution) -> Decision {
        // Whoever has the lock has just ended a task: to wait for it would cost them a call of the system each time.
        let decision: Decision? = run.state.withLockIfAvailable { state in
            if state.isOver { return .leave }
            // Before anybody has looked at the clock, tasks that end at all are taken for cheap ones.
            if state.isCheap ?? true, state.endedCount != seen {
                seen = state.endedCount
                state.standby = .watching
                return .watch
            }
            state.standby = .none
            return .work
        }
        return decision ?? .watch
    }
}
