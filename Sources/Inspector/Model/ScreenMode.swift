import JFlow

/// What the run is doing, as the screen says it.
package enum ScreenMode: Sendable, Hashable {
    /// Nothing is known yet.
    case starting
    /// Another process is to run something.
    case waiting
    /// The run goes on elsewhere or not at all: the link to its process is lost.
    case lost
    /// The run waits before its first task.
    case held
    /// Ready tasks start.
    case running
    /// Nothing starts.
    case paused
    /// Nothing starts, because of the breakpoint before this task.
    case pausedBefore(Int)
    /// Tasks start one at a time.
    case step
    /// The run was cancelled, and its tasks are awaited.
    case cancelling
    /// The run ended as it should.
    case done
    /// The run ended with a task that failed or a goal without value.
    case failed
    /// The run was cancelled.
    case cancelled

    init(of run: RunModel, isCancelling: Bool) {
        guard run.plan != nil else { self = .starting; return }
        switch run.end {
        case .done: self = .done
        case .failed: self = .failed
        case .cancelled: self = .cancelled
        case nil: self = isCancelling ? .cancelling : ScreenMode(run.mode)
        }
    }

    private init(_ mode: RunMode) {
        self =
            switch mode {
            case .running: .running
            case .held: .held
            case .paused: .paused
            case .pausedBefore(let task): .pausedBefore(task)
            case .stepping: .step
            case .cancelling: .cancelling
            }
    }

    /// The word of the header and the footer.
    package var word: String {
        switch self {
        case .starting: "STARTING"
        case .waiting: "WAITING"
        case .lost: "LOST"
        case .held: "HELD"
        case .running: "RUNNING"
        case .paused, .pausedBefore: "PAUSED"
        case .step: "STEP"
        case .cancelling: "CANCELLING"
        case .done: "DONE"
        case .failed: "FAILED"
        case .cancelled: "CANCELLED"
        }
    }

    /// Whether the run is over.
    package var isEnded: Bool { self == .done || self == .failed || self == .cancelled }

    /// Whether the gate is closed.
    package var holdsStarts: Bool {
        switch self {
        case .held, .paused, .pausedBefore, .step: true
        default: false
        }
    }
}
