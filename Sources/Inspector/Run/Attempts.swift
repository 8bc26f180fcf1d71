import JFlow

/// How often the body of a task was called, and what became of the attempts that failed and were followed by another.
///
/// All times are on the run's clock; all text is safe to show.
package struct Attempts: Sendable, Hashable {
    /// An attempt that failed and was not the last.
    package struct Failure: Sendable, Hashable {
        /// Which attempt it was, from 1.
        package let number: Int
        /// When it failed.
        package let time: Duration
        /// How long it took; `nil` if nobody saw it begin.
        package let taken: Duration?
        /// Its error in words.
        package let error: String
        /// How long after its failure the next attempt was due.
        package let delay: Duration
    }

    /// The most failed attempts that are kept; older ones are forgotten.
    static let capacity = 20

    /// The newest failed attempts, the oldest first; the one that ended the task is not among them.
    package private(set) var failures: [Failure] = []
    /// How many there may be in all; `nil` as long as none has failed.
    package private(set) var limit: Int?
    /// When the next one is due, while it is waited for.
    package private(set) var dueTime: Duration?
    /// How many there were in all, once the task has ended.
    package private(set) var total: Int?

    /// The number of the present attempt, of the last one or, between two, of the next one.
    package var current: Int { total ?? (failures.last.map { $0.number + 1 } ?? 1) }

    /// Whether the body was called more than once, or is going to be.
    package var areSeveral: Bool { current > 1 }

    /// How long until the next attempt is due; zero if it is late, `nil` if none is waited for.
    package func wait(at time: Duration) -> Duration? {
        dueTime.map { max($0 - time, .zero) }
    }

    mutating func failed(_ attempt: FailedAttempt, at time: Duration, taken: Duration?) {
        let delay = min(max(attempt.delay, .zero), TaskRecord.longestDuration)
        if failures.count == Self.capacity { failures.removeFirst() }
        failures.append(
            Failure(
                number: min(max(attempt.number, 1), Int.max - 1), time: time, taken: taken,
                error: cleaned(attempt.error), delay: delay))
        limit = attempt.limit
        dueTime = time + delay
    }

    /// The wait is over, because the next attempt may start or the task has ended.
    mutating func waitEnded() { dueTime = nil }

    mutating func ended(after count: Int) {
        waitEnded()
        total = count
    }

    /// Time went by that the run's clock does not count.
    mutating func clockWasSetBack(by duration: Duration) {
        dueTime = dueTime.map { $0 - duration }
    }
}
