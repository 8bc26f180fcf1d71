#if Observability
    import JFlow

    /// Measures the events of one run.
    struct MetricsReader: EventReader {
        /// What a task that has not ended has done so far.
        private struct Progress {
            var ready: Duration?
            var start: Duration?
            var runTime = Duration.zero
            var hasStarted = false
        }

        private let instruments: Instruments
        private var plan = PlanDescription(name: "", tasks: [], goals: [])
        private var progress: [Int: Progress] = [:]
        private var running = 0

        init(_ instruments: Instruments) {
            self.instruments = instruments
        }

        mutating func read(_ events: [Event]) {
            let before = running
            let workflow = plan.name
            for event in events { read(event) }
            if running != before || plan.name != workflow { instruments.running(plan.name, by: running - before) }
        }

        private mutating func read(_ event: Event) {
            switch event.kind {
            case .runStarted(let run):
                plan = run.plan
                progress = [:]
            case .ready(let task): becameReady(task, at: event.time)
            case .started(let task): started(task, at: event.time)
            case .retrying(let task, _):
                stopped(task, at: event.time)
                instruments.count(instruments.series("task.retries", plan.name, task: plan.name(of: task)))
            case .fallingBack(let task, _, _): stopped(task, at: event.time)
            case .finished(let task, let end):
                stopped(task, at: event.time)
                ended(task, end)
            case .runFinished(let state):
                instruments.count(instruments.series("runs", plan.name, state: state.rawValue))
                instruments.record(
                    instruments.series("run.seconds", plan.name, state: state.rawValue), event.time / .seconds(1))
            case .waiting, .closed, .element, .logged, .progressed, .modeChanged, .dropped: break
            }
        }

        /// A task becomes ready again before a further attempt; it is the first time that counts.
        private mutating func becameReady(_ task: Int, at time: Duration) {
            var known = progress[task] ?? Progress()
            known.ready = known.ready ?? time
            progress[task] = known
        }

        private mutating func started(_ task: Int, at time: Duration) {
            var known = progress[task] ?? Progress()
            if !known.hasStarted, let ready = known.ready {
                instruments.time(instruments.series("task.waiting", plan.name, task: plan.name(of: task)), time - ready)
            }
            known.hasStarted = true
            known.start = time
            progress[task] = known
            running += 1
        }

        private mutating func stopped(_ task: Int, at time: Duration) {
            guard var known = progress[task], let start = known.start else { return }
            known.runTime += time - start
            known.start = nil
            progress[task] = known
            running -= 1
        }

        private mutating func ended(_ task: Int, _ end: TaskEnd) {
            let known = progress.removeValue(forKey: task)
            guard end.state.isCounted else { return }
            let name = plan.name(of: task)
            instruments.count(instruments.series("tasks", plan.name, task: name, state: end.state.rawValue))
            guard let known, known.hasStarted else { return }
            instruments.time(instruments.series("task.duration", plan.name, task: name), known.runTime)
        }
    }
#endif
