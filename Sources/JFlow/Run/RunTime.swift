/// The clock of one run: how long it has been going on, and how to wait.
struct RunTime: Sendable {
    /// A clock that the caller of the run gave.
    // A class, so that the usual clock costs no more than a look at a null pointer.
    private final class Custom: Sendable {
        let elapsed: @Sendable () -> Duration
        let sleep: @Sendable (Duration) async throws -> Void

        init<C: Clock<Duration>>(_ clock: C) {
            let begin = clock.now
            elapsed = { begin.duration(to: clock.now) }
            sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
        }
    }

    private let begin = SteadyClock.nanoseconds
    private let custom: Custom?

    init(_ clock: any Clock<Duration>) {
        // A cast would ask the runtime, each time that a run begins.
        custom = type(of: clock) == ContinuousClock.self ? nil : Custom(clock)
    }

    /// The time since the run began.
    var now: Duration { custom?.elapsed() ?? .nanoseconds(SteadyClock.nanoseconds - begin) }
    /// The same in nanoseconds, cheaper.
    var nanoseconds: Int { custom?.elapsed().wholeNanoseconds ?? SteadyClock.nanoseconds - begin }

    /// Waits.
    ///
    /// - Throws: `CancellationError`.
    func sleep(for duration: Duration) async throws {
        if let custom {
            try await custom.sleep(duration)
        } else {
            try await SharedSleep.shared.sleep(nanoseconds: duration.wholeNanoseconds)
        }
    }
}
