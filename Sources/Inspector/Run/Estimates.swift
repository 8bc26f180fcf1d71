import JFlow

/// How long the rest of a run will take, as far as all its tasks say how long they usually take.
struct Estimates: Sendable, Hashable {
    /// For each task the longest path from its start to the end of the run, in usual times.
    private var tails: [Duration] = []
    /// The usual times of all unfinished tasks together.
    private var work = Duration.zero
    private var isKnown = false

    mutating func settle(_ tasks: [TaskRecord]) {
        tails = [Duration](repeating: .zero, count: tasks.count)
        work = .zero
        isKnown = true
        for index in tasks.indices.reversed() where !tasks[index].state.isFinal {
            guard let expected = tasks[index].expected else {
                isKnown = false
                return
            }
            tails[index] = expected + (tasks[index].dependents.map { tails[$0] }.max() ?? .zero)
            work += expected
        }
    }

    /// The longer of what the rest's longest path takes and what the slots need for all of it.
    ///
    /// Every task that waits stands behind one that runs, is ready or is tried again, so only those are looked at; but
    /// for a moment between two events, such as the beginning, when there is no such task yet.
    func remainingTime(of run: RunModel, at time: Duration) -> Duration? {
        guard isKnown, run.counts.unfinished > 0, work > .zero else { return nil }
        var path = Duration.zero
        var worked = Duration.zero
        for task in run.running {
            let gone = min(run.tasks[task].attemptTaken(at: time) ?? .zero, run.tasks[task].expected ?? .zero)
            path = max(path, tails[task] - gone)
            worked += gone
        }
        for task in run.ready { path = max(path, tails[task]) }
        for task in run.retrying {
            path = max(path, tails[task] + (run.tasks[task].attempts.wait(at: time) ?? .zero))
        }
        if run.running.isEmpty, run.ready.isEmpty, run.retrying.isEmpty { path = tails.max() ?? .zero }
        guard let slots = run.slots else { return path }
        return max(path, (work - worked) / slots)
    }
}
