import JFlow

/// Made-up durations: how the bodies of a demonstration wait and compute at the user's pace.
struct Simulation: Sendable {
    /// The factor on all durations; 0 for a warm-up, which waits for nothing.
    var pace: Double
    let seed: UInt64

    init(_ settings: DemonstrationSettings) {
        pace = settings.pace
        seed = settings.seed
    }

    /// The same without any waiting.
    var instant: Simulation {
        var copy = self
        copy.pace = 0
        return copy
    }

    /// The estimate to declare for something that takes about so long at pace 1.
    func estimate(_ milliseconds: Int) -> Duration {
        .milliseconds(milliseconds) * pace
    }

    /// Random numbers for one task.
    func generator(for name: String) -> SeededGenerator {
        SeededGenerator(seed: seed, name: name)
    }

    /// Waits as for a network: suspended, up to 8 % more or less than said.
    ///
    /// - Throws: `CancellationError`.
    func wait(_ milliseconds: Int, in name: String) async throws {
        try await Task.sleep(for: duration(milliseconds, name))
    }

    /// Computes one value on a core, over and over until the time is up, and returns it.
    ///
    /// `pass` must take a few milliseconds at most: between two of them, other work of the process has its turn and a
    /// cancellation is seen. As each pass gives the same value, the value does not depend on the machine's speed.
    ///
    /// - Parameters:
    ///   - milliseconds: How long at pace 1, give or take 8 %.
    ///   - name: Whose random numbers say how much.
    ///   - progress: The part of the task's whole work that this is.
    ///   - pass: The work.
    /// - Throws: `CancellationError`, or what `pass` throws.
    func compute<Value>(
        _ milliseconds: Int, in name: String, progress: ClosedRange<Double> = 0...1, _ pass: () throws -> Value
    ) async throws -> Value {
        let total = duration(milliseconds, name)
        let clock = ContinuousClock()
        let start = clock.now
        var lastReport = start
        while true {
            let value = try pass()
            let now = clock.now
            guard start.duration(to: now) < total else {
                TaskContext.current.reportProgress(progress.upperBound)
                return value
            }
            if lastReport.duration(to: now) > .milliseconds(50) {
                let part = progress.upperBound - progress.lowerBound
                TaskContext.current.reportProgress(progress.lowerBound + part * (start.duration(to: now) / total))
                lastReport = now
            }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    private func duration(_ milliseconds: Int, _ name: String) -> Duration {
        var generator = generator(for: "duration of \(name)")
        return estimate(milliseconds) * Double.random(in: 0.92...1.08, using: &generator)
    }
}
