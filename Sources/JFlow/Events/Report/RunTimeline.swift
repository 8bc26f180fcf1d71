/// What the tasks of one run do as it goes on, event by event.
struct RunTimeline {
    let plan: PlanDescription
    private(set) var tasks: [TaskTimeline]
    private(set) var state: RunState?
    private(set) var lastTime = Duration.zero
    private(set) var steps: [RunReport.ParallelismStep] = []
    private var gate = GateTimes()
    private var running = 0

    init(of run: RunDescription) {
        plan = run.plan
        tasks = run.plan.tasks.map { TaskTimeline(name: $0.name) }
    }

    /// Takes in the next event of the run.
    mutating func take(_ event: Event) {
        // Events of one run stand in order of time; one that did not would make times negative.
        lastTime = max(lastTime, event.time)
        switch event.kind {
        case .ready(let task), .started(let task), .waiting(let task, _), .retrying(let task, _),
            .fallingBack(let task, _, _), .finished(let task, _):
            guard tasks.indices.contains(task) else { return }
            let wasRunning = tasks[task].isRunning
            tasks[task].take(event.kind, at: lastTime, gate: gate)
            count(from: wasRunning, to: tasks[task].isRunning)
        case .modeChanged(let mode): gate.changed(to: mode, at: lastTime)
        case .runFinished(let state): self.state = state
        default: break
        }
    }

    /// What became of each task until now.
    var reportedTasks: [RunReport.Task] {
        tasks.map { timeline in
            var timeline = timeline
            timeline.reportEnds(at: lastTime, gate: gate)
            return timeline.task
        }
    }

    private mutating func count(from wasRunning: Bool, to isRunning: Bool) {
        guard wasRunning != isRunning else { return }
        running += isRunning ? 1 : -1
        if steps.last?.time == lastTime { steps.removeLast() }
        if (steps.last?.running ?? 0) != running {
            steps.append(RunReport.ParallelismStep(time: lastTime, running: running))
        }
    }
}
