package import JFlow

/// What is known of one task of a run; all its text is safe to show.
package struct TaskRecord: Sendable, Hashable {
    /// The task's name.
    package let name: String
    /// The tasks that it needs.
    package let dependencies: [Int]
    /// The tasks that need it.
    package internal(set) var dependents: [Int] = []
    /// How long it usually takes, if that is known.
    package let expected: Duration?
    /// Whether it is one of the goals.
    package let isGoal: Bool
    /// Its state.
    package internal(set) var state = TaskState.pending
    /// When it became ready, on the run's clock.
    package internal(set) var readyTime: Duration?
    /// When its body was called, on the run's clock.
    package internal(set) var startTime: Duration?
    /// When it came to its final state, on the run's clock.
    package internal(set) var endTime: Duration?
    /// Its value in brief.
    package internal(set) var value: String?
    /// Its error in words.
    package internal(set) var error: String?
    /// Why it was skipped or cancelled.
    package internal(set) var reason: EndReason?
    /// How far it is, from 0 to 1, if it says so.
    package internal(set) var progress: Double?
    /// What it wrote.
    package internal(set) var log = TaskLog()

    /// Thirty years: sums over a whole graph stay far from overflow.
    private static let longestExpected = Duration.seconds(1_000_000_000)

    /// The task at an index of a plan; dependencies that do not stand before it are none.
    init(_ task: PlanDescription.Task, at index: Int, isGoal: Bool) {
        name = cleaned(task.name)
        dependencies = task.dependencies.filter { (0..<index).contains($0) }
        expected = task.expected.map { min(max($0, .zero), Self.longestExpected) }
        self.isGoal = isGoal
    }

    /// How long its body took, or has taken at a moment of the run's clock; `nil` if it was never called.
    package func taken(at time: Duration) -> Duration? {
        guard let startTime else { return nil }
        return max((endTime ?? time) - startTime, .zero)
    }
}
