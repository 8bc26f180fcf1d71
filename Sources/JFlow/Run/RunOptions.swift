/// How one run is to be carried out.
public struct RunOptions: Sendable {
    /// What happens to the rest of a run when a task fails.
    public var failurePolicy: FailurePolicy
    /// The most tasks that run at once, at least 1, or `nil` without a limit. Suspended bodies count.
    public var slots: Int?
    /// Who is told what happens; without any, a run makes no events.
    public var observers: [EventStream]
    /// The gate that pauses, steps and cancels; without one, tasks start as soon as they can.
    public var control: RunControl?
    /// Words about the run for those who watch it, such as the request that it serves.
    public var metadata: [String: String] = [:]
    /// What is called around each body, the first one outermost: for spans, task-locals and the like.
    public var interceptors: [any TaskInterceptor] = []
    /// What measures time and lets backoffs and timeouts pass; a clock of your own makes them testable.
    public var clock: any Clock<Duration> = ContinuousClock()
    /// Where bodies run; `nil` for the executor that Swift would choose.
    public var executor: (any TaskExecutor)?
    /// Where the random part of backoffs begins; `nil` for another one each time.
    public var seed: UInt64?

    /// Makes options; the defaults are those of a plain run.
    public init(
        failurePolicy: FailurePolicy = .stop, slots: Int? = nil, observers: [EventStream] = [],
        control: RunControl? = nil
    ) {
        precondition(slots.map { $0 >= 1 } ?? true, "slots must be at least 1, or nil for no limit")
        self.failurePolicy = failurePolicy
        self.slots = slots
        self.observers = observers
        self.control = control
    }
}

/// What happens to the rest of a run when a task fails.
public enum FailurePolicy: Sendable, Hashable {
    /// Nothing new starts, and what runs is cancelled and awaited.
    case stop
    /// Everything that does not depend on the failed task runs to its end.
    case finish
}
