/// Where a task stands inside the scheduler; finer than ``TaskState`` where only the scheduler can tell.
enum Stage: UInt8, Sendable {
    case pending, ready, lookingUp, running, retrying, done, cached, failed, skipped, cancelled, given, pruned

    var isFinal: Bool { rawValue >= Stage.done.rawValue }
    var hasValue: Bool { self == .done || self == .cached || self == .given }

    /// The state that others see.
    var state: TaskState {
        switch self {
        case .pending: .pending
        case .ready, .lookingUp: .ready
        case .running: .running
        case .retrying: .retrying
        case .done: .done
        case .cached: .cached
        case .failed: .failed
        case .skipped: .skipped
        case .cancelled: .cancelled
        case .given: .given
        case .pruned: .pruned
        }
    }
}

/// What the scheduler wants done next.
enum SchedulerAction: Sendable, Hashable {
    /// Call the body of this task.
    case start(Int)
    /// Look whether the cache holds the value of this task, and tell.
    case lookUp(Int)
    /// Nothing can start now.
    case wait
    /// Every task has its final state.
    case finish
}

/// What changed, for those who watch; recorded only when somebody does.
enum SchedulerChange: Sendable, Hashable {
    case ready(Int)
    case started(Int)
    case finished(Int, TaskState, EndReason?)
    case mode(RunMode)
}

/// How the body of a task ended.
enum BodyEnd: Sendable, Hashable {
    /// It returned a value.
    case returned
    /// It threw.
    case threw
}
