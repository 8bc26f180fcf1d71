package import JFlow

/// What is different between two runs, task by task; tasks are matched by their names.
package struct RunDifference: Sendable {
    /// A task whose bodies took another time.
    package struct TimeChange: Sendable, Hashable {
        /// The task's name. Not made safe for a terminal.
        package let name: String
        /// How long its body was running, all attempts together.
        package let before: Duration
        /// The same in the other run.
        package let after: Duration

        /// How much slower it became; negative for one that became faster.
        package var change: Duration { after - before }
    }

    /// A task that came to another state.
    package struct StateChange: Sendable, Hashable {
        /// The task's name. Not made safe for a terminal.
        package let name: String
        /// Its state.
        package let before: TaskState
        /// Its state in the other run.
        package let after: TaskState
        /// Its error, if it failed in the other run, and otherwise that of the first.
        package let error: String?
    }

    /// The runs.
    package let before: RunHistory
    package let after: RunHistory
    /// What a change must reach to be among ``timeChanges``.
    package let threshold: DifferenceThreshold
    /// The tasks that ran in both, came to the same state, and took another time; the largest change first.
    package let timeChanges: [TimeChange]
    /// The tasks that came to another state, in the order of the other run's plan.
    package let stateChanges: [StateChange]
    /// The names of tasks that only the other run has.
    package let added: [String]
    /// The names of tasks that only the first run has.
    package let removed: [String]

    /// Compares two runs.
    package init(from before: RunHistory, to after: RunHistory, threshold: DifferenceThreshold = DifferenceThreshold())
    {
        (self.before, self.after, self.threshold) = (before, after, threshold)
        let places = Dictionary(
            before.plan.tasks.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        let pairs = after.plan.tasks.indices.compactMap { task in
            places[after.plan.tasks[task].name].map { (before: $0, after: task) }
        }
        timeChanges = pairs.compactMap { Self.timeChange(before.report.tasks[$0], after.report.tasks[$1], threshold) }
            .sorted { ($1.change.magnitude, $0.name) < ($0.change.magnitude, $1.name) }
        stateChanges = pairs.compactMap { pair in
            let (old, new) = (before.report.tasks[pair.before].state, after.report.tasks[pair.after].state)
            guard old != new else { return nil }
            let error = after.tasks[pair.after].end?.error ?? before.tasks[pair.before].end?.error
            return StateChange(name: after.plan.tasks[pair.after].name, before: old, after: new, error: error)
        }
        let names = Set(after.plan.tasks.map(\.name))
        added = after.plan.tasks.map(\.name).filter { places[$0] == nil }
        removed = before.plan.tasks.map(\.name).filter { !names.contains($0) }
    }

    private static func timeChange(
        _ before: RunReport.Task, _ after: RunReport.Task, _ threshold: DifferenceThreshold
    ) -> TimeChange? {
        guard before.start != nil, after.start != nil, before.state == after.state,
            threshold.isReached(from: before.runTime, to: after.runTime)
        else { return nil }
        return TimeChange(name: after.name, before: before.runTime, after: after.runTime)
    }
}

extension Duration {
    fileprivate var magnitude: Duration { self < .zero ? .zero - self : self }
}
