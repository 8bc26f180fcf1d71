import JFlow

/// A random run that an engine could have made: a random plan and a legal sequence of events.
struct RandomRun {
    let plan: PlanDescription
    private(set) var story: Story
    private var states: [TaskState]
    private var time = 0

    /// Tells a run of a random plan with up to `taskLimit` tasks; it may stop before its end.
    init(taskLimit: Int, using random: inout SeededGenerator) {
        let count = Int.random(in: 1...taskLimit, using: &random)
        plan = Self.plan(of: count, using: &random)
        story = Story(plan, slots: Bool.random(using: &random) ? Int.random(in: 1...4, using: &random) : nil)
        states = [TaskState](repeating: .pending, count: count)
        let steps = Int.random(in: 0...(count * 4), using: &random)
        for _ in 0..<steps { step(using: &random) }
        if !states.contains(where: { !$0.isFinal }) {
            let isDone = states.allSatisfy { $0.hasValue || !$0.isCounted }
            story.tell(time, .runFinished(isDone ? .done : .failed))
        }
    }

    private mutating func step(using random: inout SeededGenerator) {
        time += Int.random(in: 0...400, using: &random)
        if Int.random(in: 0..<12, using: &random) == 0 { return changeMode(using: &random) }
        guard let task = states.indices.filter({ !states[$0].isFinal }).randomElement(using: &random) else { return }
        switch states[task] {
        case .pending: advancePending(task, using: &random)
        case .ready: advanceReady(task, using: &random)
        default: advanceRunning(task, using: &random)
        }
    }

    private mutating func advancePending(_ task: Int, using random: inout SeededGenerator) {
        let needs = plan.tasks[task].dependencies
        if let lost = needs.first(where: { states[$0].isFinal && !states[$0].hasValue }) {
            end(task, TaskEnd(state: .skipped, reason: .needs(task: lost)))
        } else if needs.allSatisfy({ states[$0].hasValue }) {
            states[task] = .ready
            story.tell(time, .ready(task: task))
        } else if Int.random(in: 0..<20, using: &random) == 0 {
            end(task, TaskEnd(state: .cancelled, reason: .taskCancelled))
        }
    }

    private mutating func advanceReady(_ task: Int, using random: inout SeededGenerator) {
        if Int.random(in: 0..<8, using: &random) == 0 {
            return end(task, TaskEnd(state: .cached, valueSummary: "42"))
        }
        states[task] = .running
        story.tell(time, .started(task: task))
    }

    private mutating func advanceRunning(_ task: Int, using random: inout SeededGenerator) {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: end(task, TaskEnd(state: .failed, error: "no \u{1B}[31manswer\u{1B}]0;won\u{07} from 日本語 👩‍💻"))
        case 1: end(task, TaskEnd(state: .cancelled, reason: .taskCancelled))
        case 2: story.tell(time, .logged(task: task, message: "line one\n\tline \u{202E}two\u{9B}31m"))
        case 3: story.tell(time, .progressed(task: task, fraction: Double.random(in: -1...2, using: &random)))
        default: end(task, TaskEnd(state: .done, valueSummary: "\"text\u{1B}\""))
        }
    }

    private mutating func end(_ task: Int, _ end: TaskEnd) {
        states[task] = end.state
        story.tell(time, .finished(task: task, end))
    }

    private mutating func changeMode(using random: inout SeededGenerator) {
        let modes: [RunMode] = [.running, .paused, .stepping, .pausedBefore(task: 0), .cancelling, .held]
        story.tell(time, .modeChanged(modes.randomElement(using: &random)!))
    }

    private static func plan(of count: Int, using random: inout SeededGenerator) -> PlanDescription {
        let names = [
            "load", "日本語の検索", "👩‍💻", "I ❤️ it", "evil\u{1B}[2Jname", "a rather long name that goes on and on", "",
        ]
        let tasks = (0..<count).map { index in
            let needs = (0..<index).filter { _ in Int.random(in: 0..<max(index, 2), using: &random) < 2 }
            return PlanDescription.Task(
                name: names.randomElement(using: &random)! + "\(index)", dependencies: needs,
                expected: index % 7 == 6 ? nil : .milliseconds(Int.random(in: 0...3_000, using: &random)))
        }
        return PlanDescription(name: "random\u{1B}[H", tasks: tasks, goals: [count - 1])
    }
}
