package import JFlow

/// What is known of one task of a run; all its text is safe to show.
package struct TaskRecord: Sendable, Hashable {
    /// The task's name.
    package let name: String
    /// The tasks that it needs.
    package let dependencies: [Int]
    /// Those of them that it needs only if a condition says so.
    package let conditionalDependencies: Set<Int>
    /// The tasks that need it.
    package internal(set) var dependents: [Int] = []
    /// Whether it runs only if a condition says so, because nothing needs it in any case.
    package internal(set) var isConditional = false
    /// How long it usually takes, if that is known.
    package let expected: Duration?
    /// Whether it is one of the goals.
    package let isGoal: Bool
    /// What kind of task it is.
    package let kind: PlanDescription.Task.Kind
    /// The group that it belongs to, the outermost first.
    package let group: [String]
    /// What its author marked it with.
    package let tags: [String]
    /// Its state.
    package internal(set) var state = TaskState.pending
    /// When it became ready, on the run's clock.
    package internal(set) var readyTime: Duration?
    /// The pool whose permit it waits for, while it is ready.
    package internal(set) var awaitedPool: String?
    /// The task whose value takes the place of its own, while that is waited for.
    package internal(set) var awaitedFallback: Int?
    /// When its body was first called, on the run's clock.
    package internal(set) var startTime: Duration?
    /// When its present or last attempt began, on the run's clock; `nil` while it waits for the next one.
    package internal(set) var attemptStartTime: Duration?
    /// How often its body was called, and why again.
    package internal(set) var attempts = Attempts()
    /// When it came to its final state, on the run's clock.
    package internal(set) var endTime: Duration?
    /// When what it had opened was closed, on the run's clock.
    package internal(set) var closeTime: Duration?
    /// Its value in brief, or what stands in for it.
    package internal(set) var value: String?
    /// Its error in words.
    package internal(set) var error: String?
    /// How it ended in the earlier run that left the value which this run keeps; `nil` if it keeps none.
    package internal(set) var keptState: TaskState?
    /// Why it was skipped, cancelled or left behind.
    package internal(set) var reason: EndReason?
    /// How far it is, from 0 to 1, if it says so.
    package internal(set) var progress: Double?
    /// The elements of its collection in its present or last attempt, if it maps one.
    package internal(set) var elements = Elements()
    /// What it wrote.
    package internal(set) var log = TaskLog()

    /// Thirty years: sums over a whole graph stay far from overflow.
    static let longestDuration = Duration.seconds(1_000_000_000)

    /// The task at an index of a plan; dependencies that do not stand before it are none.
    init(_ task: PlanDescription.Task, at index: Int, isGoal: Bool) {
        name = cleaned(task.name)
        dependencies = task.dependencies.filter { (0..<index).contains($0) }
        conditionalDependencies = Set(task.conditionalDependencies)
        expected = task.expected.map { min(max($0, .zero), Self.longestDuration) }
        self.isGoal = isGoal
        kind = task.kind
        group = task.group.map { cleaned($0) }
        tags = task.tags.map { cleaned($0) }
    }
}

extension TaskRecord {
    /// How it ended, in this run or in the one that left its value.
    package var lastState: TaskState { keptState ?? state }

    /// Whether a later run finds its value: what is closed at the end of a run is opened again.
    var leavesValue: Bool { keptState != nil || givesValue && kind != .resource }

    /// How long it took from the first call of its body to its end, waits between attempts included, or has taken at
    /// a moment of the run's clock; `nil` if its body was never called.
    package func taken(at time: Duration) -> Duration? {
        guard let startTime else { return nil }
        return max((endTime ?? time) - startTime, .zero)
    }

    /// How long its present or last attempt took, or has taken at a moment of the run's clock; `nil` between two
    /// attempts, and if its body was never called.
    package func attemptTaken(at time: Duration) -> Duration? {
        guard let attemptStartTime else { return nil }
        return max((endTime ?? time) - attemptStartTime, .zero)
    }

    /// What went by from the first call of its body to the beginning of its present, last or next attempt.
    var timeBeforeAttempt: Duration {
        guard let startTime, let attemptTime = attemptStartTime ?? attempts.dueTime else { return .zero }
        return max(attemptTime - startTime, .zero)
    }

    /// Whether a condition or a choice decided that it does not run, which is as good an end as any.
    package var isNotChosen: Bool {
        if state == .skipped, case .notChosen = reason { true } else { false }
    }

    /// Whether it has no value of its own, and those who need it got something in its place.
    package var isTolerated: Bool {
        switch state {
        case .failed, .skipped, .cancelled: value != nil && !isNotChosen
        case .pending, .ready, .running, .retrying, .done, .cached, .given, .pruned: false
        }
    }

    /// Whether those who need it got a value, be it only one in its place.
    package var givesValue: Bool { state.hasValue || isTolerated }
}
