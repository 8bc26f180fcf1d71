package import JFlow
package import TraceFormat

/// A recorded run as the writers of this module need it: when the body of each task ran, what else happened, and the
/// report of the run.
///
/// A run whose trace is cut is told as it stood at its last event. Times are nanoseconds since the run began; they
/// never run backwards, whatever the trace says.
package struct RunHistory: Sendable {
    /// The plan that was run.
    package let plan: PlanDescription
    /// What the caller of the run said about it.
    package let metadata: [String: String]
    /// Where it was run.
    package let origin: TraceOrigin
    /// Where its time went.
    package let report: RunReport
    /// How many events are missing in the trace.
    package let missingCount: Int
    /// When the run made itself known for the first time after its begin: tells runs apart that have no origin.
    let firstTime: Int
    /// The last moment that the trace tells of.
    let lastTime: Int
    private(set) var tasks: [TaskHistory]
    /// What happened beside starts and ends, in order.
    private(set) var moments: [Moment] = []
    /// How many log lines and reports of progress the recorder lost.
    private(set) var droppedCount = 0

    /// Folds the events of a run.
    package init(of run: RecordedRun) {
        guard let report = RunReport(events: run.events) else {
            preconditionFailure("the first event of a recorded run begins it")
        }
        self.report = report
        plan = run.description.plan
        metadata = run.description.metadata
        origin = run.origin
        missingCount = run.missingCount
        firstTime = run.events.dropFirst().first?.time.wholeNanoseconds ?? 0
        lastTime = report.wallTime.wholeNanoseconds
        tasks = plan.tasks.map { _ in TaskHistory() }
        var time = 0
        for event in run.events {
            time = max(time, event.time.wholeNanoseconds)
            take(event.kind, at: time)
        }
        for task in tasks.indices { tasks[task].traceEnded(at: lastTime) }
    }

    private mutating func take(_ kind: Event.Kind, at time: Int) {
        if let task = kind.changedTask, tasks.indices.contains(task) { tasks[task].take(kind, at: time) }
        if case .dropped(let count) = kind { droppedCount += count }
        if let moment = Moment(kind, at: time, in: plan) { moments.append(moment) }
    }

    /// The moment in nanoseconds since the beginning of 1970; since the begin of the run where that is not known.
    func absolute(_ time: Int) -> Int {
        let (sum, overflows) = max(0, origin.began ?? 0).addingReportingOverflow(time)
        return overflows ? .max : sum
    }

    /// The names of the tasks that a task needs; of more than the limit the first ones, and how many are left out.
    func needs(of task: Int, limit: Int) -> [String] {
        let dependencies = plan.tasks[task].dependencies
        let names = dependencies.prefix(limit).map { plan.tasks[$0].name }
        return dependencies.count > limit ? names + ["… \(dependencies.count - limit) more"] : names
    }
}

extension Event.Kind {
    /// The task that begins or ends something with this event.
    fileprivate var changedTask: Int? {
        switch self {
        case .ready(let task), .started(let task), .retrying(let task, _), .fallingBack(let task, _, _),
            .finished(let task, _):
            task
        default: nil
        }
    }
}
