extension RunReport {
    /// Folds the events of a run; of several runs in one stream the last one that began.
    ///
    /// - Parameter events: The events in sequence, from ``Event/Kind/runStarted(_:)`` on; those of a run that has not
    ///   ended will do.
    /// - Returns: `nil` if no run begins in them.
    public init?(events: some Sequence<Event>) {
        var timeline: RunTimeline?
        for event in events {
            if case .runStarted(let run) = event.kind { timeline = RunTimeline(of: run) }
            timeline?.take(event)
        }
        guard let timeline else { return nil }
        self.init(timeline)
    }

    private init(_ timeline: RunTimeline) {
        var tasks = timeline.reportedTasks
        let paths = RunPaths(tasks: tasks, plan: timeline.plan)
        for task in tasks.indices {
            tasks[task].slack = paths.slack[task]
            tasks[task].readyAfter = paths.lastDependency[task]
        }
        workflow = timeline.plan.name
        state = timeline.state
        wallTime = timeline.lastTime
        self.tasks = tasks
        criticalPath = paths.criticalPath
        criticalTime = paths.criticalTime
        decidingPath = paths.decidingPath
        delays = paths.delays
        parallelism = timeline.steps
    }
}
