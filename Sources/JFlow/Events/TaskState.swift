/// The state of one task in one run.
///
/// A task goes `pending` → `ready` → `running` → one of the final states; between two attempts it is `retrying`. `given`
/// and `pruned` are decided when the run starts and stand outside the count of tasks.
public enum TaskState: String, Sendable, Hashable, CaseIterable {
    /// Waits for its dependencies.
    case pending
    /// Could start now, and waits for a slot or for the control gate.
    case ready
    /// Its body is being executed.
    case running
    /// An attempt failed; it waits for its next one, or for the task that takes its place.
    case retrying
    /// Its body returned a value.
    case done
    /// Its value came from a cache; its body was not called.
    case cached
    /// Its body threw.
    case failed
    /// It will not run because of a failure, because a dependency has no value, or because a condition decided so.
    case skipped
    /// It was cancelled before or while it ran.
    case cancelled
    /// Its value was given at the start of the run (``TaskDefinition/value(_:)``).
    case given
    /// No goal of this run needs it.
    case pruned

    /// Whether a task in this state stays in it until the run ends.
    public var isFinal: Bool {
        switch self {
        case .pending, .ready, .running, .retrying: false
        case .done, .cached, .failed, .skipped, .cancelled, .given, .pruned: true
        }
    }

    /// Whether a task in this state has a value that others can use.
    public var hasValue: Bool { self == .done || self == .cached || self == .given }

    /// Whether a task in this state belongs to the count of tasks of its run.
    public var isCounted: Bool { self != .given && self != .pruned }
}
