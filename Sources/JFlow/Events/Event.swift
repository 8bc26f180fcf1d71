/// One thing that happened in a run.
///
/// The events of a run are totally ordered by ``sequence``, and a task's `started` always follows the `finished` of
/// everything that it depends on. Tasks are named by their index in the run's ``PlanDescription``.
public struct Event: Sendable, Hashable {
    /// The place of this event among those of its run: 0 is ``Event/Kind/runStarted(_:)``. Gaps do not occur: what an observer missed is
    /// reported by an ``Event/Kind/dropped(count:)`` that carries the number of the last event it stands for.
    public let sequence: Int
    /// When it happened: monotonic time since the run began.
    public let time: Duration
    /// What happened.
    public let kind: Kind

    /// Makes an event, as a reader of recorded events does.
    public init(sequence: Int, time: Duration, kind: Kind) {
        self.sequence = sequence
        self.time = time
        self.kind = kind
    }
}

extension Event {
    /// What happened.
    public enum Kind: Sendable, Hashable {
        /// The run began; always the first event, so that a stream explains itself.
        indirect case runStarted(RunDescription)
        /// A task has all that it needs.
        case ready(task: Int)
        /// A task's body is called.
        case started(task: Int)
        /// A task reached its final state.
        case finished(task: Int, TaskEnd)
        /// An attempt of a task failed, and another one will be made.
        indirect case retrying(task: Int, FailedAttempt)
        /// A task has no value, and waits for that of another one that takes its place; `error` is what its body threw.
        case fallingBack(task: Int, to: Int, error: String?)
        /// A task has all that it needs but a permit of this pool.
        case waiting(task: Int, pool: String)
        /// The value of a task that opened a resource was closed, after its last consumer had ended; of one that runs share
        /// (``TaskDefinition/shared(closing:)``), the run has given it back.
        case closed(task: Int)
        /// One element of a task that maps a collection started or ended.
        case element(task: Int, ElementReport)
        /// A line that a task wrote; `task` is `nil` where it is not known which.
        case logged(task: Int?, message: String)
        /// How far a task is, from 0 to 1.
        case progressed(task: Int, fraction: Double)
        /// The control gate changed its mode.
        case modeChanged(RunMode)
        /// This observer was too slow for `count` log lines and progress events, which are lost.
        case dropped(count: Int)
        /// The run ended; always the last event.
        case runFinished(RunState)
    }
}

/// An attempt of a task that failed and will be followed by another one.
public struct FailedAttempt: Sendable, Hashable {
    /// Which attempt it was, from 1.
    public let number: Int
    /// How many attempts there may be in all.
    public let limit: Int
    /// The error in words.
    public let error: String
    /// How long after this moment the next attempt is due.
    public let delay: Duration

    /// Makes the report of a failed attempt, as a reader of recorded events does.
    public init(number: Int, limit: Int, error: String, delay: Duration) {
        self.number = number
        self.limit = limit
        self.error = error
        self.delay = delay
    }
}

/// Why a task did not run, or did not run to its end.
public enum EndReason: Sendable, Hashable {
    /// It needs the value of this task, which has none.
    case needs(task: Int)
    /// The run stopped because this task failed.
    case runStopped(by: Int)
    /// This task, a condition or a choice, decided that it does not run.
    case notChosen(by: Int)
    /// It timed out, and its body, which ignored its cancellation, was left behind.
    case abandoned
    /// Somebody cancelled this task.
    case taskCancelled
    /// Somebody cancelled the run.
    case runCancelled
}

/// How a run ended.
public enum RunState: String, Sendable, Hashable {
    /// Every goal has its value.
    case done
    /// A task failed, or a goal has no value.
    case failed
    /// The run was cancelled.
    case cancelled
}

/// What the control gate of a run does with ready tasks.
public enum RunMode: Sendable, Hashable {
    /// Ready tasks start.
    case running
    /// Nothing starts and nothing has started yet.
    case held
    /// Nothing starts until somebody resumes or steps.
    case paused
    /// Nothing starts because this task, next in line, has a breakpoint.
    case pausedBefore(task: Int)
    /// Single tasks are started on request.
    case stepping
    /// The run was cancelled; running bodies are awaited.
    case cancelling
}
