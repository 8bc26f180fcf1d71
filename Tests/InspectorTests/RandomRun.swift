import JFlow
import Samples

/// A random run that an engine could have made: a random plan and a legal sequence of events, with attempts, pools,
/// conditions and failures that are tolerated.
struct RandomRun {
    let plan: PlanDescription
    private(set) var story: Story
    private var states: [TaskState]
    /// Whether those who need a task got a value or may do without.
    private var isUsable: [Bool]
    private var attempts: [Int]
    private var time = 0

    /// Tells a run of a random plan with up to `taskLimit` tasks; it may stop before its end.
    init(taskLimit: Int, using random: inout Seeded) {
        let count = Int.random(in: 1...taskLimit, using: &random)
        plan = RandomPlan.plan(of: count, using: &random)
        story = Story(
            plan, slots: Bool.random(using: &random) ? Int.random(in: 1...4, using: &random) : nil,
            metadata: Bool.random(using: &random) ? ["re\u{1B}quest": "\u{202E}81f2\n"] : [:])
        states = [TaskState](repeating: .pending, count: count)
        isUsable = [Bool](repeating: false, count: count)
        attempts = [Int](repeating: 0, count: count)
        let steps = Int.random(in: 0...(count * 6), using: &random)
        for _ in 0..<steps { step(using: &random) }
        if !states.contains(where: { !$0.isFinal }) {
            story.tell(time, .runFinished(isUsable[count - 1] ? .done : .failed))
        }
    }

    private mutating func step(using random: inout Seeded) {
        time += Int.random(in: 0...400, using: &random)
        if Int.random(in: 0..<12, using: &random) == 0 { return changeMode(using: &random) }
        guard let task = states.indices.filter({ !states[$0].isFinal }).randomElement(using: &random) else { return }
        switch states[task] {
        case .pending: advancePending(task, using: &random)
        case .ready: advanceReady(task, using: &random)
        case .retrying: advanceRetrying(task, using: &random)
        default: advanceRunning(task, using: &random)
        }
    }

    private mutating func advancePending(_ task: Int, using random: inout Seeded) {
        let needs = plan.tasks[task].dependencies
        if let lost = needs.first(where: { states[$0].isFinal && !isUsable[$0] }) {
            let summary = Int.random(in: 0..<6, using: &random) == 0 ? "nil" : nil
            end(task, TaskEnd(state: .skipped, valueSummary: summary, reason: .needs(task: lost)))
        } else if needs.allSatisfy({ states[$0].isFinal }) {
            become(.ready, task, .ready(task: task))
        } else if Int.random(in: 0..<20, using: &random) == 0 {
            end(task, TaskEnd(state: .cancelled, reason: .taskCancelled))
        } else if let judge = judge(over: task), Int.random(in: 0..<3, using: &random) == 0 {
            end(task, TaskEnd(state: .skipped, reason: .notChosen(by: judge)), isUsable: true)
        }
    }

    /// A task that may decide that this one does not run.
    private func judge(over task: Int) -> Int? {
        let users = plan.tasks.indices.filter { plan.tasks[$0].dependencies.contains(task) }
        let areConditional = users.allSatisfy { plan.tasks[$0].conditionalDependencies.contains(task) }
        return areConditional ? users.first : nil
    }

    private mutating func advanceReady(_ task: Int, using random: inout Seeded) {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: end(task, TaskEnd(state: .cached, valueSummary: "42"))
        case 1: story.tell(time, .waiting(task: task, pool: "d\u{1B}[2Jb"))
        default:
            attempts[task] += 1
            become(.running, task, .started(task: task))
        }
    }

    private mutating func advanceRetrying(_ task: Int, using random: inout Seeded) {
        if Int.random(in: 0..<8, using: &random) == 0 {
            return end(task, TaskEnd(state: .cancelled, reason: .taskCancelled, attemptCount: attempts[task]))
        }
        become(.ready, task, .ready(task: task))
    }

    private mutating func advanceRunning(_ task: Int, using random: inout Seeded) {
        let error = "no \u{1B}[31manswer\u{1B}]0;won\u{07} from 日本語 👩‍💻"
        switch Int.random(in: 0..<13, using: &random) {
        case 0: end(task, TaskEnd(state: .failed, error: error, attemptCount: attempts[task]))
        case 1: end(task, TaskEnd(state: .cancelled, reason: .taskCancelled))
        case 2: story.tell(time, .logged(task: task, message: "line one\n\tline \u{202E}two\u{9B}31m"))
        case 3: story.tell(time, .progressed(task: task, fraction: Double.random(in: -1...2, using: &random)))
        case 4:
            let reason: EndReason? = Bool.random(using: &random) ? .abandoned : nil
            end(
                task,
                TaskEnd(
                    state: .failed, valueSummary: "ni\u{1B}l", error: error, reason: reason,
                    attemptCount: attempts[task]))
        case 5, 6:
            let delay = Duration.milliseconds(Int.random(in: 0...2_000, using: &random))
            become(
                .retrying, task,
                .retrying(task: task, FailedAttempt(number: attempts[task], limit: 3, error: error, delay: delay)))
        default: end(task, TaskEnd(state: .done, valueSummary: "\"text\u{1B}\"", attemptCount: attempts[task]))
        }
        if plan.tasks[task].kind == .resource, states[task] == .done { story.tell(time, .closed(task: task)) }
    }

    private mutating func become(_ state: TaskState, _ task: Int, _ kind: Event.Kind) {
        states[task] = state
        story.tell(time, kind)
    }

    private mutating func end(_ task: Int, _ end: TaskEnd, isUsable: Bool = false) {
        self.isUsable[task] = isUsable || end.valueSummary != nil
        become(end.state, task, .finished(task: task, end))
    }

    private mutating func changeMode(using random: inout Seeded) {
        let modes: [RunMode] = [.running, .paused, .stepping, .pausedBefore(task: 0), .cancelling, .held]
        story.tell(time, .modeChanged(modes.randomElement(using: &random)!))
    }
}
