extension RunReport {
    /// What became of one task. Times are those since the run began.
    public struct Task: Sendable, Hashable {
        /// The task's name.
        public let name: String
        /// Its state: the final one, unless the run is under way.
        public internal(set) var state: TaskState = .pending
        /// When it had all that it needed; `nil` if it never had.
        public internal(set) var ready: Duration?
        /// When its body was first called; `nil` if it never was.
        public internal(set) var start: Duration?
        /// When it reached its final state; `nil` while it has not.
        public internal(set) var end: Duration?
        /// For how long its body was running, all attempts together.
        public internal(set) var runTime: Duration = .zero
        /// How many times its body was called.
        public internal(set) var attemptCount = 0
        /// What it waited for, in the order in which it began to, each reason once. With ``runTime`` they add up to
        /// its ``end``, for a task that ever was ready.
        public internal(set) var waits: [Wait] = []
        /// Which task it waited for last: of those that it depends on, the one that ended last.
        public internal(set) var readyAfter: Int?
        /// How much longer the task could have taken without making the ``RunReport/criticalTime`` longer; `nil` for
        /// one that never was ready.
        public internal(set) var slack: Duration?

        /// What the task takes however many workers there are: ``runTime`` and the pauses before its further attempts.
        public var ownTime: Duration { runTime + (waits.first { $0.reason == .retry }?.duration ?? .zero) }

        /// For how long it waited in all.
        public var waitingTime: Duration { waits.reduce(.zero) { $0 + $1.duration } }
    }

    /// For how long something waited, and for what.
    public struct Wait: Sendable, Hashable {
        /// For what.
        public let reason: WaitReason
        /// For how long.
        public internal(set) var duration: Duration

        /// The waits with one for each reason, the longest first.
        static func sum(_ waits: [Wait]) -> [Wait] {
            var sums: [WaitReason: Duration] = [:]
            for wait in waits { sums[wait.reason, default: .zero] += wait.duration }
            return sums.map(Wait.init).sorted {
                ($1.duration, $0.reason.description) < ($0.duration, $1.reason.description)
            }
        }
    }

    /// What a task that does not run waits for.
    public enum WaitReason: Sendable, Hashable, CustomStringConvertible {
        /// The values that it needs, that somebody needs its own, or, for the first tasks, the begin of the run.
        case dependencies
        /// A permit of this pool.
        case pool(String)
        /// A slot of the run or a worker; for a cached task also the answer of the cache.
        case worker
        /// The control gate of the run, which was closed: held, paused, or stepping.
        case gate
        /// The next attempt, after one that failed.
        case retry
        /// The task that takes its place, after it got no value of its own.
        case fallback

        /// The reason in a word or two.
        public var description: String {
            switch self {
            case .dependencies: "dependencies"
            case .pool(let name): "pool “\(name.short)”"
            case .worker: "a worker"
            case .gate: "the gate"
            case .retry: "the next attempt"
            case .fallback: "its fallback"
            }
        }
    }
}
