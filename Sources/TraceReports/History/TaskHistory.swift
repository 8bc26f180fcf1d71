import JFlow

/// When the body of one task ran, and how the task ended.
struct TaskHistory: Sendable {
    /// One call of the body.
    struct Attempt: Sendable, Hashable {
        /// Which one it was, from 1; 0 for a value that the cache had.
        let number: Int
        let start: Int
        var end: Int
        /// How it ended; `running` if the trace ends before it does.
        var state: TaskState
        /// What the body threw, in words.
        var error: String?
    }

    private(set) var attempts: [Attempt] = []
    /// How the task ended; `nil` if the trace ends before it does.
    private(set) var end: TaskEnd?
    private var ready: Int?
    private var isRunning = false

    /// Takes in one event of this task.
    mutating func take(_ kind: Event.Kind, at time: Int) {
        switch kind {
        case .ready: ready = time
        case .started:
            // Only a trace that lacks events starts a body that is running.
            close(at: time, as: .running, error: nil)
            let number = (attempts.last?.number ?? 0) + 1
            attempts.append(Attempt(number: number, start: time, end: time, state: .running))
            isRunning = true
        case .retrying(_, let attempt): close(at: time, as: .failed, error: attempt.error)
        case .fallingBack(_, _, let error): close(at: time, as: .failed, error: error)
        case .finished(_, let end): finished(end, at: time)
        default: break
        }
    }

    /// Takes in that no more is known after this moment.
    mutating func traceEnded(at time: Int) {
        close(at: time, as: .running, error: nil)
    }

    private mutating func finished(_ end: TaskEnd, at time: Int) {
        self.end = end
        close(at: time, as: end.state, error: end.error)
        // To look into the cache takes time, too; a task that waits for another run's computation may wait for long.
        if end.state == .cached, attempts.isEmpty, let ready {
            attempts.append(Attempt(number: 0, start: ready, end: time, state: .cached))
        }
    }

    private mutating func close(at time: Int, as state: TaskState, error: String?) {
        guard isRunning else { return }
        isRunning = false
        attempts[attempts.count - 1].end = time
        attempts[attempts.count - 1].state = state
        attempts[attempts.count - 1].error = error
    }
}

extension TaskHistory {
    /// From the first attempt to the end of the last one; `nil` for a task that never had one.
    var span: Range<Int>? {
        guard let first = attempts.first, let last = attempts.last else { return nil }
        return first.start..<last.end
    }
}
