/// The time of a run as people count it: without the time in which the gate held everything still.
///
/// Time stands still while the gate is closed and no body is running, so the time that a body took is the same on
/// this clock and on the engine's.
struct RunClock: Sendable, Hashable {
    /// Engine time of the latest thing known.
    private(set) var latest = Duration.zero
    /// Time before the first task started, while the run was held.
    private(set) var heldAtStart = Duration.zero
    /// Held time after the first start.
    private(set) var heldLater = Duration.zero
    /// Time in which the whole process was stopped.
    private(set) var stopped = Duration.zero
    private var standsStillSince: Duration?
    private var hasStarted = false
    /// When the engine's zero was, in the observer's monotonic time.
    private var origin: Duration?

    /// Takes note of an event: when it was by the engine's time.
    mutating func reached(_ time: Duration) {
        latest = max(latest, time)
    }

    /// Takes note that everything known so far was known at `now`, in monotonic time.
    mutating func observed(at now: Duration) {
        let candidate = now - latest
        origin = min(origin ?? candidate, candidate)
    }

    /// Starts or ends standing still, at the latest engine time.
    mutating func setStandsStill(_ isStill: Bool) {
        if isStill {
            standsStillSince = standsStillSince ?? latest
        } else if let since = standsStillSince {
            standsStillSince = nil
            if hasStarted { heldLater += latest - since } else { heldAtStart += latest - since }
        }
    }

    mutating func firstTaskStarted() { hasStarted = true }

    mutating func wasStopped(for duration: Duration) { stopped += max(duration, .zero) }

    /// Time on the run's clock at an engine time not before the latest.
    func time(atEngineTime engineTime: Duration) -> Duration {
        let moment = min(standsStillSince ?? engineTime, engineTime)
        return max(moment - heldAtStart - heldLater - stopped, .zero)
    }

    /// Time on the run's clock at a moment in monotonic time.
    func time(at now: Duration) -> Duration {
        guard let origin else { return time(atEngineTime: latest) }
        return time(atEngineTime: max(now - origin, latest))
    }
}
