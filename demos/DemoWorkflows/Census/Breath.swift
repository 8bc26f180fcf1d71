import JFlow

/// Lets the rest of the process have its turn during a long computation, sees cancellation, and reports progress.
struct Breath {
    private let total: Int
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant
    private var lastReport: ContinuousClock.Instant

    /// - Parameter total: How many pieces the whole work has.
    init(of total: Int) {
        self.total = total
        last = clock.now
        lastReport = last
    }

    /// To be called between pieces of work of a millisecond or so.
    ///
    /// - Parameter done: How many pieces are done.
    /// - Throws: `CancellationError`.
    mutating func take(after done: Int) async throws {
        let now = clock.now
        guard last.duration(to: now) > .milliseconds(4) else { return }
        try Task.checkCancellation()
        if total > 0, lastReport.duration(to: now) > .milliseconds(50) {
            TaskContext.current.reportProgress(Double(done) / Double(total))
            lastReport = now
        }
        await Task.yield()
        last = clock.now
    }
}
