import Inspector
import JFlow

/// A made-up run, told event by event with times in milliseconds.
struct Story {
    private(set) var events: [Event] = []
    let plan: PlanDescription

    init(
        _ plan: PlanDescription, slots: Int? = nil, mode: RunMode = .running, metadata: [String: String] = [:]
    ) {
        self.plan = plan
        tell(0, .runStarted(RunDescription(plan: plan, slots: slots, metadata: metadata)))
        if mode != .running { tell(0, .modeChanged(mode)) }
    }

    mutating func tell(_ milliseconds: Int, _ kind: Event.Kind) {
        events.append(
            Event(sequence: events.count + 1, time: .milliseconds(milliseconds), kind: kind))
    }

    mutating func ready(_ milliseconds: Int, _ name: String) {
        tell(milliseconds, .ready(task: plan.index(of: name)))
    }

    mutating func start(_ milliseconds: Int, _ name: String) {
        tell(milliseconds, .started(task: plan.index(of: name)))
    }

    /// An attempt fails and is followed by another one so many milliseconds later.
    mutating func retry(
        _ milliseconds: Int, _ name: String, attempt: Int = 1, of limit: Int = 3, error: String = "timeout",
        delay: Int = 1_000
    ) {
        let failed = FailedAttempt(number: attempt, limit: limit, error: error, delay: .milliseconds(delay))
        tell(milliseconds, .retrying(task: plan.index(of: name), failed))
    }

    mutating func wait(_ milliseconds: Int, _ name: String, pool: String) {
        tell(milliseconds, .waiting(task: plan.index(of: name), pool: pool))
    }

    mutating func close(_ milliseconds: Int, _ name: String) {
        tell(milliseconds, .closed(task: plan.index(of: name)))
    }

    mutating func finish(_ milliseconds: Int, _ name: String, _ end: TaskEnd = TaskEnd(state: .done)) {
        tell(milliseconds, .finished(task: plan.index(of: name), end))
    }

    mutating func log(_ milliseconds: Int, _ name: String, _ line: String) {
        tell(milliseconds, .logged(task: plan.index(of: name), message: line))
    }

    /// The same without what some tasks did from a moment on.
    func without(_ names: String..., from milliseconds: Int) -> Story {
        let tasks = Set(names.map { plan.index(of: $0) })
        var story = self
        story.events = events.filter { event in
            event.time < .milliseconds(milliseconds) || !(event.kind.task.map(tasks.contains) ?? false)
        }
        return story
    }

    /// The same events in the order of their times.
    var inOrder: Story {
        var story = self
        story.events = events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .enumerated().map { Event(sequence: $0 + 1, time: $1.element.time, kind: $1.element.kind) }
        return story
    }

    /// The run model after all of it.
    var run: RunModel {
        var run = RunModel()
        for event in events { run.apply(event) }
        run.settle()
        return run
    }
}

extension PlanDescription {
    /// A plan from lines of `name: dependency dependency`, each with its usual time in milliseconds.
    init(_ name: String, _ tasks: [(String, [String], Int?)], goals: [String]) {
        let names = tasks.map(\.0)
        self.init(
            name: name,
            tasks: tasks.map { task in
                Task(
                    name: task.0, dependencies: task.1.map { names.firstIndex(of: $0)! },
                    expected: task.2.map { .milliseconds($0) })
            },
            goals: goals.map { names.firstIndex(of: $0)! })
    }

    func index(of name: String) -> Int { tasks.firstIndex { $0.name == name }! }

    /// Four tasks in a diamond.
    static let diamond = PlanDescription(
        "diamond",
        [("load", [], 100), ("left", ["load"], 300), ("right", ["load"], 200), ("join", ["left", "right"], 50)],
        goals: ["join"])
}

extension Event.Kind {
    /// The task that the event is about, if it is about one.
    fileprivate var task: Int? {
        switch self {
        case .ready(let task), .started(let task), .finished(let task, _), .retrying(let task, _),
            .waiting(let task, _), .fallingBack(let task, _, _), .closed(let task), .element(let task, _),
            .progressed(let task, _):
            task
        case .logged(let task, _): task
        case .runStarted, .modeChanged, .dropped, .runFinished: nil
        }
    }
}
