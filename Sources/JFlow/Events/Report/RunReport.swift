/// Where the time of a run went: a value folded from its events.
///
/// ```swift
/// let events = EventStream()
/// let page = try await workflow.run(options: RunOptions(observers: [events]))
/// if let report = RunReport(events: events.drain()) {
///     print(report)
///     print(report.criticalPath.map { report.tasks[$0].name })
/// }
/// ```
///
/// A run that has not ended is reported as it stood at its last event. Two paths through the plan are told apart:
///
/// - The ``criticalPath`` is the one whose tasks took longest in all. No number of workers makes the run shorter than
///   ``criticalTime``, and ``Task/slack`` says how much longer a task could have taken without making that longer.
/// - The ``decidingPath`` is the one by which this run came to its end: each task on it was the last that the next one
///   waited for. The times of its tasks and the ``delays`` along it add up to the time of the run.
public struct RunReport: Sendable, Hashable {
    /// The name of the workflow.
    public let workflow: String
    /// How the run ended; `nil` while it has not.
    public let state: RunState?
    /// The time from the begin of the run to its end, or to its last event.
    public let wallTime: Duration
    /// What became of each task, in the order of the plan.
    public let tasks: [Task]
    /// The indices of the tasks on the path whose ``Task/ownTime`` is the longest in all, from the first to the last.
    public let criticalPath: [Int]
    /// The time of the tasks on the ``criticalPath``: how long the run would have taken with unlimited workers, slots
    /// and pools, and an open gate. It may have taken longer where a condition or a failure had to be known before a
    /// task was asked for.
    public let criticalTime: Duration
    /// The indices of the tasks that led to the end of the run, from the first to the last.
    public let decidingPath: [Int]
    /// What the run lost along its ``decidingPath``, the longest first. What is left of ``wallTime`` after these and
    /// the ``Task/runTime`` of the path's tasks is the time after the last task.
    public let delays: [Wait]
    /// How many bodies were running, from each moment at which that changed on: a step function, in order of time.
    public let parallelism: [ParallelismStep]
}

extension RunReport {
    /// How many bodies were running from a moment on.
    public struct ParallelismStep: Sendable, Hashable {
        /// The moment, since the run began.
        public let time: Duration
        /// How many bodies were running from then on.
        public let running: Int
    }

    /// The running times of all bodies together.
    public var busyTime: Duration { tasks.reduce(.zero) { $0 + $1.runTime } }

    /// How many bodies were running on average; 0 for a run that took no time.
    public var averageParallelism: Double { wallTime > .zero ? busyTime / wallTime : 0 }

    /// The most bodies that were running at once.
    public var peakParallelism: Int { parallelism.map(\.running).max() ?? 0 }

    /// How many times as fast the run could have been with unlimited workers, slots and pools, and an open gate: at
    /// least 1, and 1 where nothing took any time.
    public var possibleSpeedup: Double { criticalTime > .zero ? wallTime / criticalTime : 1 }

    /// For how long the tasks waited in all, by reason, the longest first. Many wait at the same time, so this may be
    /// much longer than the run.
    public var waiting: [Wait] { Wait.sum(tasks.flatMap(\.waits)) }
}
