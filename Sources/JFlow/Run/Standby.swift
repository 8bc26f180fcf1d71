import Synchronization

/// A worker that is started before it is needed, so that a body may suspend in place: its thread then begins this.
struct Standby: Sendable {
    /// How many bodies had ended when it last looked, at first when it was queued.
    private(set) var seen: UInt32

    /// The longer all has gone well, the more rarely it looks, and the longer a task that stops the others may keep them:
    /// for this time, or for as long as the run has lasted, whichever is less. On a shared host a processor that is woken
    /// every 100 µs slows the other one down: hits of a cache took 210 to 350 ns in a fan-out in place of 155 to 200.
    private static let longestPause = Duration.milliseconds(1)

    private enum Decision { case watch, work, leave }

    init(endedCount: UInt32) {
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
