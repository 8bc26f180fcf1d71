/// What a run waits for the clock to say.
enum TimerKind: Sendable, Hashable {
    /// The next attempt of a task is due.
    case retry(Int, number: Int)
    /// The time of one attempt is over.
    case attempt(Int, number: Int)
    /// The time of all attempts of a task is over.
    case total(Int)
    /// A late body has had time enough to end.
    case grace(Int, number: Int)
}

/// A timer that is to be set.
struct TimerRequest: Sendable {
    let kind: TimerKind
    let delay: Duration
}

/// What the one who tells of a timer has found out before, as the lock must not be held while user's code runs.
struct TimerAnswer: Sendable {
    /// The attempt that is to follow, if a late one is left behind now.
    var retry: FailedAttempt?
}

/// The timers of a run that are set; each is a Swift task that sleeps.
struct RunTimers {
    private var handles: [TimerKind: (order: Int, task: Task<Void, Never>)] = [:]
    private var nextOrder = 0
    /// Timers that fired or became needless before their handle was known.
    private var early: Set<TimerKind> = []

    /// A timer has been set.
    mutating func set(_ kind: TimerKind, _ handle: Task<Void, Never>) -> Task<Void, Never>? {
        guard early.remove(kind) == nil else { return handle }
        handles[kind] = (nextOrder, handle)
        nextOrder += 1
        return nil
    }

    /// Takes a timer out, because it fired or is needed no longer.
    mutating func take(_ kind: TimerKind) -> Task<Void, Never>? {
        guard let handle = handles.removeValue(forKey: kind) else {
            early.insert(kind)
            return nil
        }
        return handle.task
    }

    /// Takes all of them out, those that were set first first.
    mutating func takeAll() -> [Task<Void, Never>] {
        defer { handles = [:] }
        return handles.values.sorted { $0.order < $1.order }.map(\.task)
    }
}
