@testable import JFlow

/// Reads the events of a scenario one after the other and says what does not keep the promises.
struct ScenarioCheck {
    private let scenario: Scenario
    private let plan: PlanDescription
    private let list = ComplaintList()
    private var states: [TaskState]
    private var hasValue: [Bool]
    private var attempts: [Int]
    private var running: Set<Int> = []
    private var mode: RunMode
    private var previousMode = RunMode.running
    private var isStopped = false
    private var closed: Set<Int> = []
    /// How many bodies were left behind.
    private var leftBehindCount = 0
    private var end: RunState?

    init(_ scenario: Scenario, events: [Event]) {
        self.scenario = scenario
        guard case .runStarted(let run) = events.first?.kind else { preconditionFailure("a run begins with its plan") }
        plan = run.plan
        states = plan.tasks.map { _ in .pending }
        hasValue = plan.tasks.map { _ in false }
        attempts = plan.tasks.map { _ in 0 }
        mode = .running
        for (index, event) in events.enumerated() {
            check(event.sequence == index, "event \(index) has the number \(event.sequence)")
            if index > 0 { check(events[index - 1].time <= event.time, "time runs backwards at \(index)") }
            check(end == nil, "event \(index) comes after the end")
            take(event.kind)
        }
    }

    private mutating func take(_ kind: Event.Kind) {
        switch kind {
        case .runStarted, .logged, .progressed, .dropped, .element: break
        case .ready(let task): move(task, from: [.pending, .retrying, .ready], to: .ready)
        case .waiting(let task, let pool):
            check(states[task] == .ready && traits(task).pool == pool, "\(name(task)) waits for \(pool)")
        case .started(let task): started(task)
        case .retrying(let task, let attempt):
            move(task, from: [.running], to: .retrying)
            running.remove(task)
            if attempt.error.contains("left behind") { leftBehindCount += 1 }
            check(attempt.number == attempts[task], "\(name(task)): attempt \(attempt.number) of \(attempts[task])")
            check(attempts[task] < traits(task).attemptLimit, "\(name(task)) is retried too often")
        case .fallingBack(let task, _, _):
            check(traits(task).isTolerant && !states[task].isFinal, "\(name(task)) falls back")
            running.remove(task)
            states[task] = .retrying
        case .finished(let task, let end): finished(task, end)
        case .closed(let task):
            check(traits(task).isResource && closed.insert(task).inserted, "\(name(task)) is closed once")
            for other in plan.tasks.indices where plan.tasks[other].dependencies.contains(task) {
                check(states[other].isFinal, "\(name(task)) is closed before \(name(other)) ends")
                if traits(other).isResource, states[other] == .done {
                    check(closed.contains(other), "\(name(task)) is closed before \(name(other)), which uses it")
                }
            }
        case .modeChanged(let mode):
            previousMode = self.mode
            self.mode = mode
        case .runFinished(let state): finish(state)
        }
    }

    private mutating func started(_ task: Int) {
        move(task, from: [.ready], to: .running)
        running.insert(task)
        attempts[task] += 1
        check(!isStopped, "\(name(task)) starts after the stop")
        // What a step was told to start starts, even if somebody pauses the run at that moment.
        let mayStart = mode == .running || mode == .stepping || mode == .paused && previousMode == .stepping
        check(mayStart, "\(name(task)) starts in mode \(mode)")
        check(running.count <= scenario.options.slots ?? .max, "more run than there are slots")
        if let pool = traits(task).pool {
            let users = running.count { traits($0).pool == pool }
            let limit = scenario.pools.first { $0.name == pool }?.limit ?? 0
            check(users <= limit, "\(users) use \(pool) of \(limit)")
        }
        let lazy = Set(plan.tasks[task].conditionalDependencies)
        for dependency in plan.tasks[task].dependencies where !lazy.contains(dependency) {
            check(hasValue[dependency], "\(name(task)) starts before \(name(dependency)) has a value")
        }
    }

    private mutating func finished(_ task: Int, _ end: TaskEnd) {
        check(end.state.isFinal, "\(name(task)) ends as \(end.state)")
        check(!states[task].isFinal, "\(name(task)) ends twice")
        let wasRunning = running.remove(task) != nil
        if end.state == .done { check(wasRunning, "\(name(task)) is done without having run") }
        if end.state == .skipped { check(!wasRunning, "\(name(task)) is skipped while it runs") }
        states[task] = end.state
        hasValue[task] = end.state.hasValue || end.valueSummary != nil
        if !end.state.hasValue, hasValue[task] {
            check(traits(task).isTolerant, "\(name(task)) has something for its consumers")
        }
        if end.reason == .abandoned { leftBehindCount += 1 }
        if end.state == .failed, !hasValue[task], scenario.options.failurePolicy == .stop, !traits(task).isTolerant {
            // Whether a goal is lost is for the scheduler's own tests; where nothing is tolerated, one is.
            if !scenario.traits.values.contains(where: \.isTolerant) { isStopped = true }
        }
    }

    private mutating func finish(_ state: RunState) {
        end = state
        for task in plan.tasks.indices { check(states[task].isFinal, "\(name(task)) has no final state") }
        check(running.isEmpty, "\(running.map(name)) run after the end")
        let isReached = plan.goals.allSatisfy { hasValue[$0] }
        check((state == .done) == isReached, "the run ends as \(state), goals reached: \(isReached)")
        for task in plan.tasks.indices where traits(task).isResource && states[task] == .done {
            check(closed.contains(task), "\(name(task)) is left open")
        }
    }

    /// Checks what is left when everything has ended.
    func checkAftermath(_ result: Result<Int, WorkflowError>) {
        check(end != nil, "the run tells its end")
        if case .success = result { check(end == .done, "a result of a run that ended as \(String(describing: end))") }
        for pool in scenario.pools { check(pool.freeCount == pool.limit, "\(pool.name) has \(pool.freeCount) permits") }
        check(scenario.live.bodies == 0, "\(scenario.live.bodies) bodies run for ever")
        check(scenario.live.bodiesAtTheEnd <= leftBehindCount, "bodies are left behind")
        check(scenario.world.clock.sleeperCount == 0, "timers are left behind")
    }

    private mutating func move(_ task: Int, from: Set<TaskState>, to state: TaskState) {
        check(from.contains(states[task]), "\(name(task)) goes from \(states[task]) to \(state)")
        states[task] = state
    }

    private func name(_ task: Int) -> String { plan.tasks[task].name }
    private func traits(_ task: Int) -> Scenario.Traits { scenario.traits[name(task)] ?? Scenario.Traits() }

    /// What was found, at most ten complaints.
    var complaints: [String] { list.complaints }

    private func check(_ condition: Bool, _ complaint: @autoclosure () -> String) {
        if !condition { list.add(complaint()) }
    }
}

/// A list that grows while what is complained about is read.
private final class ComplaintList {
    private(set) var complaints: [String] = []

    func add(_ complaint: String) {
        if complaints.count < 10 { complaints.append(complaint) }
    }
}
