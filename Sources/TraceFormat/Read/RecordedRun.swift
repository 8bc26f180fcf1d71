package import JFlow

/// A run as a trace tells it.
package struct RecordedRun: Sendable {
    /// What was run.
    package let description: RunDescription
    /// Where it was run.
    package let origin: TraceOrigin
    /// Its events, in sequence; the first is ``JFlow/Event/Kind/runStarted(_:)``.
    package internal(set) var events: [Event]
    /// How many events are missing among these.
    package internal(set) var missingCount = 0

    init(_ start: Event, _ description: RunDescription, _ origin: TraceOrigin) {
        self.description = description
        self.origin = origin
        events = [start]
    }

    /// How it ended; `nil` if the trace ends before.
    package var end: RunState? {
        guard case .runFinished(let state) = events.last?.kind else { return nil }
        return state
    }
}
