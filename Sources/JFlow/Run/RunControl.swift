/// The gate of a run, held by whoever steers it: pause, step, breakpoints, cancel.
///
/// Make one, hand it to the run in ``RunOptions/control``, and call it from any thread. What is set before the run
/// begins (held, breakpoints) holds from its start. Tasks are named by their index in the run's ``PlanDescription``.
/// A control serves one run at a time and may be used for the next one after that.
public final class RunControl: Sendable {
    /// What a request to step came to.
    public enum StepAnswer: Sendable, Hashable {
        /// This task, the first ready one in plan order, starts now.
        case starts(task: Int)
        /// All slots are taken; nothing was started or queued.
        case noFreeSlot
        /// No task is ready; these are running and awaited.
        case nothingReady(waitingFor: [Int])
        /// There is no run to step.
        case notRunning
    }

    /// Makes a control.
    ///
    /// - Parameter startsHeld: Whether the run waits before its first task for ``resume()`` or ``step()``.
    public init(startsHeld: Bool = false) {}

    /// Lets running tasks end and starts nothing.
    public func pause() {}

    /// Lets ready tasks start again; a breakpoint that the run stands before is passed.
    public func resume() {}

    /// Holds the run and starts exactly one ready task, the lowest index first.
    public func step() -> StepAnswer { .notRunning }

    /// Holds the run and starts every task that is ready now, as far as slots allow; returns them.
    public func stepLayer() -> [Int] { [] }

    /// Lets the run go on until this task is next to start, then holds it.
    public func run(to task: Int) {}

    /// Sets or removes a breakpoint: the run is held before this task starts.
    public func setBreakpoint(_ isSet: Bool, before task: Int) {}

    /// Cancels one task; its dependents are skipped. A task that has ended stays as it is.
    public func cancel(task: Int) {}

    /// Cancels the run: nothing starts, what runs is cancelled and awaited.
    public func cancelRun() {}
}
