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

    /// Where times are counted from.
    private static let origin = ContinuousClock.now

    // No instant: the size of one is known to its library alone, and where all that follows it in a structure lies, for
    // instance in the state of a run, would be looked up at each access.
    private let begin = Self.origin.duration(to: .now)
    private let custom: Custom?

    init(_ clock: any Clock<Duration>) {
        // A cast would ask the runtime, each time that a run begins.
        custom = type(of: clock) == ContinuousClock.self ? nil : Custom(clock)
    }

    /// The time since the run began.
    var now: Duration { custom?.elapsed() ?? Self.origin.duration(to: .now) - begin }

    /// Waits.
    ///
    /// - Throws: `CancellationError`.
    func sleep(for duration: Duration) async throws {
        if let custom { try await custom.sleep(duration) } else { try await Task.sleep(for: duration) }
    }
}
