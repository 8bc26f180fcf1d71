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
    package internal(set) var tasks: [TaskRecord] = []
    /// The most tasks that run at once, or `nil` without a limit.
    package private(set) var slots: Int?
    /// What the caller of the run said about it, sorted by key and safe to show; at most so many as are shown.
    package private(set) var metadata: [Metadatum] = []
    /// What the control gate does.
    package private(set) var mode = RunMode.running
    /// How the run ended, once it did.
    package private(set) var end: RunState?
    /// How many tasks are in each state.
    package internal(set) var counts = StateCounts()
    /// The tasks whose bodies are running.
    package internal(set) var running: Set<Int> = []
    /// The tasks that could start.
    package internal(set) var ready: Set<Int> = []
    /// The tasks that wait for their next attempt.
    package internal(set) var retrying: Set<Int> = []
    /// Whether any attempt of any task was followed by another one.
    package internal(set) var hasRetried = false
    /// The tasks that failed and left those who need them without a value, in the order of failing.
    package internal(set) var failures: [Int] = []
    /// The tasks that failed and left a value all the same, in the order of failing.
    package internal(set) var toleratedFailures: [Int] = []
    /// The tasks that came to their end, in that order; what no goal needs is left out.
    package internal(set) var endedTasks: [Int] = []
    /// Lines of which nobody knows the task.
    package internal(set) var log = TaskLog()
    /// Log lines and progress reports that were lost because the observer was too slow.
    package private(set) var droppedCount = 0
    /// Whether any task has started.
    package internal(set) var hasStarted = false
    /// Whether any task says how long it usually takes.
    package private(set) var hasEstimates = false
    /// The longest path through the graph; `nil` while some of its times are unknown.
    package private(set) var criticalPath: CriticalPath?
    /// The tasks at the end of the run before, if it was one of the same plan: what this run keeps comes from there.
    var formerTasks: [TaskRecord] = []
    var clock = RunClock()
    private var estimates = Estimates()
    var pathIsStale = false

    /// One thing that the caller of a run said about it.
    package struct Metadatum: Sendable, Hashable {
        /// What it is about.
        package let key: String
        /// What was said.
        package let value: String
    }

    /// The most words about the run that are kept.
    static let metadataLimit = 20

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
        case .fallingBack(let task, let fallback, let error): fallBack(task, to: fallback, error)
        case .waiting(let task, let pool): becomeReady(task, awaitedPool: pool)
        case .closed(let task): close(task)
        case .element(let task, let report): self.report(report, of: task)
        case .logged(let task, let message): write(message, by: task)
        case .progressed(let task, let fraction): report(fraction, by: task)
        case .modeChanged(let mode): self.mode = mode
        case .dropped(let count):
            droppedCount += count
            reportsWereDropped()
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

    /// Takes note that so much time went by in the engine, whether anything happened then or not.
    mutating func timeReached(_ time: Duration) { clock.reached(time) }

    /// Takes out of the run's clock that the whole process was stopped; what falls due does not wait for that.
    package mutating func wasStopped(for duration: Duration) {
        clock.wasStopped(for: duration)
        for task in retrying { tasks[task].attempts.clockWasSetBack(by: max(duration, .zero)) }
    }

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

    /// How many of the counted tasks count as reached: those that left a value and, once every goal has its value, all,
    /// because then nobody missed what the others did not give.
    package var reachedCount: Int { end == .done ? counts.total : counts.withValue }

    /// Whether time passes for any task: a body runs, or an attempt is waited for.
    package var isTicking: Bool { end == nil && !(running.isEmpty && retrying.isEmpty) }

    /// How long the run was held after its first task had started, up to the last time it went on.
    package var heldTime: Duration { clock.heldLater }
}

extension RunModel {
    /// Whether nothing happens, because the gate is closed and no task runs.
    var isHeldStill: Bool {
        guard !isTicking, end == nil else { return false }
        switch mode {
        case .held, .paused, .pausedBefore, .stepping: return true
        case .running, .cancelling: return false
        }
    }

    private mutating func begin(_ description: RunDescription) {
        let plan = description.plan
        let former = plan == self.plan ? tasks : []
        self = RunModel()
        formerTasks = former
        let goals = Set(plan.goals)
        self.plan = plan
        name = cleaned(plan.name)
        slots = description.slots
        metadata = description.metadata.sorted { $0.key < $1.key }.prefix(Self.metadataLimit).map {
            Metadatum(key: cleaned($0.key), value: cleaned($0.value))
        }
        tasks = plan.tasks.enumerated().map { TaskRecord($1, at: $0, isGoal: goals.contains($0)) }
        for index in tasks.indices {
            for dependency in tasks[index].dependencies { tasks[dependency].dependents.append(index) }
        }
        markConditional()
        hasEstimates = plan.tasks.contains { $0.expected != nil }
        counts.add(tasks.count, in: .pending)
        pathIsStale = true
    }

    /// Marks what only conditional dependencies lead to, from the goals down.
    private mutating func markConditional() {
        guard tasks.contains(where: { !$0.conditionalDependencies.isEmpty }) else { return }
        for index in tasks.indices.reversed() where !tasks[index].isGoal && !tasks[index].dependents.isEmpty {
            tasks[index].isConditional = tasks[index].dependents.allSatisfy { user in
                tasks[user].isConditional || tasks[user].conditionalDependencies.contains(index)
            }
        }
    }
}
