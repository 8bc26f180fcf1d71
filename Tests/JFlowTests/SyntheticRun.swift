import JFlow

/// A run that never was: the events that some engine might have told, made up step by step with random times,
/// attempts, failures, cached tasks, a pool of one permit, and a gate that closes now and then.
struct SyntheticRun {
    let plan: PlanDescription
    let workers: Int
    private(set) var events: [Event] = []
    /// How long each task takes by itself: its attempts and the delays between them.
    private(set) var ownTimes: [Duration]

    private var random: SeededGenerator
    private var time = 0
    private var waiting: [Int]
    private var ready: [Int] = []
    private var running: [(task: Int, end: Int)] = []
    private var retrying: [(task: Int, due: Int)] = []
    private var states: [TaskState]
    private var attempts: [Int]
    private var isClosed = false
    private var permitHolder: Int?

    init(seed: UInt64, taskLimit: Int = 40) {
        random = SeededGenerator(seed: seed)
        let dependencies = randomGraph(taskLimit: taskLimit, using: &random)
        plan = PlanDescription(
            name: "synthetic \(seed)",
            tasks: dependencies.enumerated().map { PlanDescription.Task(name: "task \($0)", dependencies: $1) },
            goals: Array(dependencies.indices))
        workers = Int.random(in: 1...4, using: &random)
        ownTimes = dependencies.map { _ in .zero }
        waiting = dependencies.map(\.count)
        states = dependencies.map { _ in .pending }
        attempts = dependencies.map { _ in 0 }
        tell(.runStarted(RunDescription(plan: plan, slots: workers)))
        for task in waiting.indices where waiting[task] == 0 { becomeReady(task) }
        while states.contains(where: { !$0.isFinal }) { goOn() }
        time += Int.random(in: 0...5, using: &random)
        tell(.runFinished(states.contains(.failed) ? .failed : .done))
    }

    private func usesPool(_ task: Int) -> Bool { task.isMultiple(of: 5) }

    private mutating func tell(_ kind: Event.Kind) {
        events.append(Event(sequence: events.count, time: .microseconds(time), kind: kind))
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    /// Starts what can start, then goes to the next moment at which something happens.
    private mutating func goOn() {
        if chance(isClosed ? 40 : 10) {
            isClosed.toggle()
            tell(.modeChanged(isClosed ? .paused : .running))
        }
        while !isClosed, running.count < workers, let task = takeReady() { start(task) }
        let moments = running.map(\.end) + retrying.map(\.due)
        time = max(time, moments.min() ?? time + 3)
        for (task, due) in retrying where due <= time { ready.append(task) }
        retrying.removeAll { $0.due <= time }
        let ended = running.filter { $0.end <= time }
        running.removeAll { $0.end <= time }
        for (task, _) in ended { attemptEnded(task) }
    }

    private mutating func takeReady() -> Int? {
        for (position, task) in ready.enumerated() where !usesPool(task) || permitHolder == nil {
            return ready.remove(at: position)
        }
        return nil
    }

    private mutating func start(_ task: Int) {
        if attempts[task] == 0, chance(5) { return end(task, TaskEnd(state: .cached)) }
        if usesPool(task) { permitHolder = task }
        attempts[task] += 1
        states[task] = .running
        tell(.started(task: task))
        let length = Int.random(in: 0...20, using: &random)
        ownTimes[task] += .microseconds(length)
        running.append((task, time + length))
    }

    private mutating func attemptEnded(_ task: Int) {
        if permitHolder == task { permitHolder = nil }
        if attempts[task] < 3, chance(15) {
            let delay = Int.random(in: 0...10, using: &random)
            ownTimes[task] += .microseconds(delay)
            tell(
                .retrying(
                    task: task,
                    FailedAttempt(number: attempts[task], limit: 3, error: "no luck", delay: .microseconds(delay))))
            retrying.append((task, time + delay))
        } else {
            end(task, TaskEnd(state: chance(3) ? .failed : .done, attemptCount: attempts[task]))
        }
    }

    private mutating func end(_ task: Int, _ end: TaskEnd) {
        states[task] = end.state
        tell(.finished(task: task, end))
        for successor in plan.tasks.indices where plan.tasks[successor].dependencies.contains(task) {
            if end.state.hasValue {
                waiting[successor] -= 1
                if waiting[successor] == 0, states[successor] == .pending { becomeReady(successor) }
            } else if states[successor] == .pending {
                self.end(successor, TaskEnd(state: .skipped, reason: .needs(task: task)))
            }
        }
    }

    private mutating func becomeReady(_ task: Int) {
        states[task] = .ready
        tell(.ready(task: task))
        if usesPool(task), permitHolder != nil { tell(.waiting(task: task, pool: "only one")) }
        ready.append(task)
    }
}
