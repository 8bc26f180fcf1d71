import DemoWorkflows
import JFlow
import Testing

/// One run of a demonstration with all its events.
struct WatchedRun {
    let plan: PlanDescription
    let outcome: Demonstration.Outcome
    let events: [Event]

    init(_ demonstration: Demonstration, slots: Int? = nil, from beginning: RunBeginning = .anew) async {
        let stream = EventStream(detailCapacity: 1_000_000)
        plan = demonstration.plan
        outcome = await demonstration.run(RunOptions(slots: slots, observers: [stream]), from: beginning)
        events = stream.drain()
    }

    /// The final states by the tasks' names.
    var states: [String: TaskState] {
        var states: [String: TaskState] = [:]
        for case .finished(let task, let end) in events.map(\.kind) { states[plan.tasks[task].name] = end.state }
        return states
    }

    func names(in state: TaskState) -> [String] { states.filter { $0.value == state }.keys.sorted() }

    var ends: [TaskEnd] {
        events.compactMap { if case .finished(_, let end) = $0.kind { end } else { nil } }
    }

    /// The values in brief, by the tasks' names.
    var values: [String: String] {
        var values: [String: String] = [:]
        for case .finished(let task, let end) in events.map(\.kind) { values[plan.tasks[task].name] = end.valueSummary }
        return values
    }

    /// What was told of the elements of a task.
    func elements(of task: String) -> [ElementReport] {
        events.compactMap { event in
            guard case .element(let index, let report) = event.kind, plan.tasks[index].name == task else { return nil }
            return report
        }
    }

    var messages: [String] {
        events.compactMap { if case .logged(_, let message) = $0.kind { message } else { nil } }
    }

    /// Expects what holds for every run: sequence and time, first and last event, one end for each task, and no start
    /// before the ends of what the task needs.
    func expectLegal(ending state: RunState) {
        #expect(events.map(\.sequence) == Array(events.indices))
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(events.first?.kind == .runStarted(RunDescription(plan: plan)))
        #expect(events.last?.kind == .runFinished(state))
        var ended: [Int: TaskState] = [:]
        var started: Set<Int> = []
        for event in events {
            switch event.kind {
            case .started(let task):
                #expect(started.insert(task).inserted)
                #expect(plan.tasks[task].dependencies.allSatisfy { ended[$0]?.hasValue == true })
            case .finished(let task, let end):
                #expect(ended.updateValue(end.state, forKey: task) == nil)
                #expect(end.state.isFinal && started.contains(task) == [.done, .failed].contains(end.state))
            default: break
            }
        }
        #expect(ended.keys.sorted() == Array(plan.tasks.indices))
    }
}
