package import JFlow
import TerminalCore

/// Everything that is known of a run: a fold over its events.
///
/// Applying an event takes constant time; what depends on the whole graph (critical path, remaining time) is brought
/// up to date once per batch by ``settle()``. Text is made safe for the terminal here, where it enters, and nowhere
/// else. All times are on the run's clock, which stands still while the gate holds everything.
package struct RunModel: Sendable, Hashable {
    /// The workflow's name, safe to show; empty before the run begins.
    package private(set) var name = ""
    /// The plan as the run described it, not made safe; `nil` before the run begins.
    package private(set) var plan: PlanDescription?
    /// The tasks, in plan order.
    package private(set) var tasks: [TaskRecord] = []
    /// The most tasks that run at once, or `nil` without a limit.
    package private(set) var slots: Int?
    /// What the control gate does.
    package private(set) var mode = RunMode.running
    /// How the run ended, once it did.
    package private(set) var end: RunState?
    /// How many tasks are in each state.
    package private(set) var counts = StateCounts()
    /// The tasks whose bodies are running.
    package private(set) var running: Set<Int> = []
    /// The tasks that could start.
    package private(set) var ready: Set<Int> = []
    /// The tasks that failed, in the order of failing.
    package private(set) var failures: [Int] = []
    /// The tasks that came to their end, in that order; what no goal needs is left out.
    package private(set) var endedTasks: [Int] = []
    /// Lines of which nobody knows the task.
    package private(set) var log = TaskLog()
    /// Log lines and progress reports that were lost because the observer was too slow.
    package private(set) var droppedCount = 0
    /// Whether any task has started.
    package private(set) var hasStarted = false
    /// Whether any task says how long it usually takes.
    package private(set) var hasEstimates = false
    /// The longest path through the graph; `nil` while some of its times are unknown.
    package private(set) var criticalPath: CriticalPath?
    var clock = RunClock()
    private var estimates = Estimates()
    private var pathIsStale = false

    /// A run of which nothing is known yet.
    package init() {}

    /// Takes in one event.
    package mutating func apply(_ event: Event) {
        if case .runStarted(let description) = event.kind { begin(description) }
        clock.reached(event.time)
        switch event.kind {
        case .runStarted: break
        case .ready(let task): becomeReady(task)
        case .started(let task): start(task)
        case .finished(let task, let end): finish(task, end)
        case .retrying(let task, let attempt): retry(task, attempt)
        case .waiting, .closed, .element: break
        case .logged(let task, let message): write(message, by: task)
        case .progressed(let task, let fraction): report(fraction, by: task)
        case .modeChanged(let mode): self.mode = mode
        case .dropped(let count): droppedCount += count
        case .runFinished(let state): end = state
        }
        clock.setStandsStill(isHeldStill)
    }

    /// Brings what depends on the whole graph up to date; call it after a batch of events.
    package mutating func settle() {
        guard pathIsStale else { return }
        pathIsStale = false
        estimates.settle(tasks)
        criticalPath = CriticalPath(of: tasks, isOver: end != nil)
    }

    /// A line of which nobody knows the task, such as captured output.
    package mutating func write(_ text: String) {
        write(text, by: nil)
    }

    /// Takes note that what was applied so far was known at `now`, in monotonic time.
    package mutating func observed(at now: Duration) { clock.observed(at: now) }

    /// Takes out of the run's clock that the whole process was stopped.
    package mutating func wasStopped(for duration: Duration) { clock.wasStopped(for: duration) }

    /// How much longer the run will take if every task takes its usual time; `nil` where that is unknown.
    package func remainingTime(at time: Duration) -> Duration? {
        guard end == nil else { return nil }
        return estimates.remainingTime(of: self, at: time)
    }

    /// Time on the run's clock at a moment in monotonic time.
    package func time(at now: Duration) -> Duration {
        end == nil ? clock.time(at: now) : latestTime
    }

    /// Time on the run's clock at the latest event.
    package var latestTime: Duration { clock.time(atEngineTime: clock.latest) }

    /// How long the run was held after its first task had started, up to the last time it went on.
    package var heldTime: Duration { clock.heldLater }
}

extension RunModel {
    private var isHeldStill: Bool {
        guard running.isEmpty, end == nil else { return false }
        switch mode {
        case .held, .paused, .pausedBefore, .stepping: return true
        case .running, .cancelling: return false
        }
    }

    private mutating func begin(_ description: RunDescription) {
        self = RunModel()
        let plan = description.plan
        let goals = Set(plan.goals)
        self.plan = plan
        name = cleaned(plan.name)
        slots = description.slots
        tasks = plan.tasks.enumerated().map { TaskRecord($1, at: $0, isGoal: goals.contains($0)) }
        for index in tasks.indices {
            for dependency in tasks[index].dependencies { tasks[dependency].dependents.append(index) }
        }
        hasEstimates = plan.tasks.contains { $0.expected != nil }
        counts.add(tasks.count, in: .pending)
        pathIsStale = true
    }

    private mutating func becomeReady(_ task: Int) {
        guard move(task, to: .ready) else { return }
        tasks[task].readyTime = latestTime
    }

    private mutating func start(_ task: Int) {
        clock.setStandsStill(false)
        guard move(task, to: .running) else { return }
        clock.firstTaskStarted()
        hasStarted = true
        tasks[task].startTime = latestTime
    }

    private mutating func retry(_ task: Int, _ attempt: FailedAttempt) {
        guard move(task, to: .retrying) else { return }
        tasks[task].error = cleaned(attempt.error)
    }

    private mutating func finish(_ task: Int, _ end: TaskEnd) {
        guard move(task, to: end.state) else { return }
        tasks[task].endTime = latestTime
        tasks[task].value = end.valueSummary.map { cleaned($0) }
        tasks[task].error = end.error.map { cleaned($0) }
        tasks[task].reason = end.reason
        if end.state != .pruned { endedTasks.append(task) }
        if end.state == .failed { failures.append(task) }
        pathIsStale = true
    }

    /// Moves a task to a state, unless it is no task of this run or has ended already.
    private mutating func move(_ task: Int, to state: TaskState) -> Bool {
        guard tasks.indices.contains(task), !tasks[task].state.isFinal else { return false }
        let old = tasks[task].state
        counts.move(from: old, to: state)
        tasks[task].state = state
        if old == .running { running.remove(task) }
        if old == .ready { ready.remove(task) }
        if state == .running { running.insert(task) }
        if state == .ready { ready.insert(task) }
        return true
    }

    private mutating func write(_ message: String, by task: Int?) {
        let time = latestTime
        for text in cleanLines(message) {
            let line = TaskLog.Line(time: time, text: text)
            if let task, tasks.indices.contains(task) {
                tasks[task].log.append(line)
            } else {
                log.append(line)
            }
        }
    }

    private mutating func report(_ fraction: Double, by task: Int) {
        guard tasks.indices.contains(task), fraction.isFinite else { return }
        tasks[task].progress = min(max(fraction, 0), 1)
    }
}
