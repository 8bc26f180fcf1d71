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
