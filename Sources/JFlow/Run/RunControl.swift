import Synchronization

/// The gate of a run, held by whoever steers it: pause, step, breakpoints, cancel.
///
/// Make one, hand it to the run in ``RunOptions/control``, and call it from any thread. What is set before the run
/// begins (held, breakpoints) holds from its start. Tasks are named by their index in the run's ``PlanDescription``;
/// an index that the plan does not have changes nothing. A control steers one run at a time and may be used for the
/// next one after that; its breakpoints stay.
public final class RunControl: Sendable {
    /// What a request to step came to.
    public enum StepAnswer: Sendable, Hashable {
        /// This task, the first ready one in plan order, starts now.
        case starts(task: Int)
        /// All slots are taken; nothing was started or queued.
        case noFreeSlot
        /// No task is ready; these are running and awaited.
        case nothingReady(waitingFor: [Int])
        /// There is no run to step, or it is ending.
        case notRunning
    }

    private struct Settings {
        var isHeld: Bool
        var breakpoints: Set<Int> = []
        var run: RunExecution?
    }

    private let startsHeld: Bool
    private let settings: Mutex<Settings>

    /// Makes a control.
    ///
    /// - Parameter startsHeld: Whether each run waits before its first task for ``resume()`` or ``step()``.
    public init(startsHeld: Bool = false) {
        self.startsHeld = startsHeld
        settings = Mutex(Settings(isHeld: startsHeld))
    }

    /// Lets running tasks end and starts nothing. Before a run: the run will be held before its first task.
    public func pause() {
        run(orSet: { $0.isHeld = true })?.steer { $0.pauseRequested() }
    }

    /// Lets ready tasks start again; a breakpoint that the run stands before is passed.
    public func resume() {
        run(orSet: { $0.isHeld = false })?.steer { $0.resumeRequested() }
    }

    /// Holds the run and starts exactly one ready task, the lowest index first; at a breakpoint, the task behind it.
    ///
    /// A task whose value the cache has does not count: the next ready one starts in its place.
    public func step() -> StepAnswer {
        current?.steer { $0.stepRequested() } ?? .notRunning
    }

    /// Holds the run and starts every task that is ready now, as far as slots allow; returns them.
    @discardableResult
    public func stepLayer() -> [Int] {
        current?.steer { $0.layerStepRequested() } ?? []
    }

    /// Lets the run go on until this task is next to start, then holds it.
    public func run(to task: Int) {
        current?.steer { scheduler in
            if scheduler.stages.indices.contains(task) { scheduler.runRequested(to: task) }
        }
    }

    /// Sets or removes a breakpoint: the run is held before this task starts.
    public func setBreakpoint(_ isSet: Bool, before task: Int) {
        let run = settings.withLock { settings in
            if isSet { settings.breakpoints.insert(task) } else { settings.breakpoints.remove(task) }
            return settings.run
        }
        run?.steer { $0.breakpointChanged(isSet, before: task) }
    }

    /// Cancels one task: if it runs, its Swift task is cancelled; its dependents are skipped. A task that has ended
    /// stays as it is.
    public func cancel(task: Int) {
        guard let run = current, (0..<run.plan.count).contains(task) else { return }
        run.cancel(task)
    }

    /// Cancels the run: nothing starts, what runs is cancelled and awaited.
    public func cancelRun() {
        current?.cancelRun()
    }

    private var current: RunExecution? { settings.withLock { $0.run } }

    private func run(orSet change: (inout Settings) -> Void) -> RunExecution? {
        settings.withLock { settings in
            if settings.run == nil { change(&settings) }
            return settings.run
        }
    }

    // MARK: For the run

    /// Begins a run under this control. Both happen under the control's lock, so that no request falls between.
    func attach(_ run: RunExecution) {
        let aftermath = settings.withLock { settings in
            precondition(settings.run == nil, "a run control steers one run at a time: make one for each")
            settings.run = run
            return run.begin(isHeld: settings.isHeld, breakpoints: settings.breakpoints)
        }
        aftermath.map(run.perform)
    }

    func detach() {
        settings.withLock { settings in
            settings.run = nil
            settings.isHeld = startsHeld
        }
    }
}
