/// Where a task stands inside the scheduler; finer than ``TaskState`` where only the scheduler can tell.
enum Stage: UInt8, Sendable {
    case pending
    /// All dependencies from the start are there; a condition is being asked which others are needed.
    case deciding
    case ready
    /// Stands in the line of its pool.
    case waitingForPermit
    case lookingUp, running, retrying
    /// It has no value, and waits for that of its fallback.
    case awaitingFallback
    /// What its consumers get in place of its value is being stored.
    case substituting
    case done, cached, failed, skipped, cancelled, given, pruned

    var isFinal: Bool { rawValue >= Stage.done.rawValue }
    var hasOwnValue: Bool { self == .done || self == .cached || self == .given }
    /// Whether nothing has been begun for the task, or is being done for it at the moment.
    var isWaiting: Bool {
        switch self {
        case .pending, .deciding, .ready, .waitingForPermit, .retrying: true
        default: false
        }
    }

    /// The state that others see.
    var state: TaskState {
        switch self {
        case .pending, .deciding: .pending
        case .ready, .waitingForPermit, .lookingUp: .ready
        case .running, .substituting: .running
        case .retrying, .awaitingFallback: .retrying
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
    /// Try to take a permit of the pool of this task, and tell at once.
    case takePermit(Int)
    /// Give the permit of this task back: it was cancelled between the offer and its start.
    case giveBackPermit(Int)
    /// Do something for a task that is not its body, and tell.
    case perform(Chore)
    /// Nothing can start now.
    case wait
    /// Every task has its final state, and nothing is left to do.
    case finish
}

/// What has to be done for a task beside its body; needs no slot and no open gate.
enum Chore: Sendable, Hashable {
    /// Ask the condition of the task which of its branches is taken.
    case decide(Int)
    /// Store what the consumers of the task get in place of its value.
    case substitute(Int)
    /// Close the value of the task, and destroy it.
    case close(Int)
}

/// What changed, for those who watch; recorded only when somebody does.
enum SchedulerChange: Sendable, Hashable {
    case ready(Int)
    case started(Int)
    case waiting(Int)
    case retrying(Int)
    case fallingBack(Int, to: Int)
    case closed(Int)
    case finished(Int, TaskState, EndReason?)
    case mode(RunMode)
}

/// How the body of a task ended.
enum BodyEnd: Sendable, Hashable {
    /// It returned a value.
    case returned
    /// It threw.
    case threw
    /// It threw, and its policy asks for another attempt.
    case threwForRetry
    /// It ignored its cancellation after its time was over, and is waited for no longer.
    case abandoned
}
