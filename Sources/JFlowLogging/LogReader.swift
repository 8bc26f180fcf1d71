#if Observability
    import JFlow
    import Logging

    /// Turns the events of one run into log entries.
    struct LogReader: EventReader {
        let logger: Logger
        let level: @Sendable (Event.Kind) -> Logger.Level?

        private var plan = PlanDescription(name: "", tasks: [], goals: [])
        /// What every entry of the run says.
        private var common: Logger.Metadata = [:]
        /// When the tasks that are under way were first started.
        private var starts: [Int: Duration] = [:]

        init(logger: Logger, level: @escaping @Sendable (Event.Kind) -> Logger.Level?) {
            self.logger = logger
            self.level = level
        }

        mutating func read(_ events: [Event]) {
            for event in events { read(event) }
        }

        private mutating func read(_ event: Event) {
            if case .runStarted(let run) = event.kind { began(run) }
            if case .started(let task) = event.kind, starts[task] == nil { starts[task] = event.time }
            if let level = level(event.kind), logger.logLevel <= level {
                let metadata = common.merging(metadata(of: event)) { $1 }
                logger.log(level: level, "\(event.kind.message)", metadata: metadata, source: "JFlow")
            }
            if case .finished(let task, _) = event.kind { starts[task] = nil }
        }

        private mutating func began(_ run: RunDescription) {
            plan = run.plan
            starts = [:]
            common = run.metadata.mapValues { .string($0.inert) }
            common["workflow"] = .string(run.plan.name.inert)
        }

        private func metadata(of event: Event) -> Logger.Metadata {
            switch event.kind {
            case .runStarted(let run): ["tasks": .stringConvertible(run.plan.tasks.count)]
            case .ready(let task), .started(let task), .closed(let task): ["task": name(of: task)]
            case .finished(let task, let end): metadata(of: end, task, at: event.time)
            case .retrying(let task, let attempt):
                [
                    "task": name(of: task), "error": .string(attempt.error.inert),
                    "attempt": .stringConvertible(attempt.number), "attempts": .stringConvertible(attempt.limit),
                    "delay": .stringConvertible(attempt.delay),
                ]
            case .fallingBack(let task, let fallback, let error):
                [
                    "task": name(of: task), "fallback": name(of: fallback),
                    "error": error.map { .string($0.inert) },
                ].compactMapValues { $0 }
            case .waiting(let task, let pool): ["task": name(of: task), "pool": .string(pool.inert)]
            case .element(let task, let report): metadata(of: report, task)
            case .logged(let task, _): task.map { ["task": name(of: $0)] } ?? [:]
            case .progressed(let task, let fraction):
                ["task": name(of: task), "fraction": .stringConvertible(fraction)]
            case .modeChanged(let mode): metadata(of: mode)
            case .dropped(let count): ["count": .stringConvertible(count)]
            case .runFinished(let state):
                ["state": .string(state.rawValue), "duration": .stringConvertible(event.time)]
            }
        }

        private func metadata(of end: TaskEnd, _ task: Int, at time: Duration) -> Logger.Metadata {
            var metadata: Logger.Metadata = ["task": name(of: task), "state": .string(end.state.rawValue)]
            if let start = starts[task] { metadata["duration"] = .stringConvertible(time - start) }
            if let error = end.error { metadata["error"] = .string(error.inert) }
            if let reason = end.reason { metadata["reason"] = .string(reason.words(in: plan).inert) }
            if end.attemptCount > 1 { metadata["attempts"] = .stringConvertible(end.attemptCount) }
            return metadata
        }

        private func metadata(of report: ElementReport, _ task: Int) -> Logger.Metadata {
            var metadata: Logger.Metadata = [
                "task": name(of: task), "state": .string(report.state.rawValue),
                "index": .stringConvertible(report.index), "count": .stringConvertible(report.count),
            ]
            if let error = report.error { metadata["error"] = .string(error.inert) }
            return metadata
        }

        private func metadata(of mode: RunMode) -> Logger.Metadata {
            guard case .pausedBefore(let task) = mode else { return ["mode": .string("\(mode)")] }
            return ["mode": "pausedBefore", "task": name(of: task)]
        }

        private func name(of task: Int) -> Logger.MetadataValue {
            .string(plan.name(of: task).inert)
        }
    }

    extension Event.Kind {
        /// The text of the entry; the same for all events of a kind, but for the lines of tasks.
        fileprivate var message: String {
            switch self {
            case .runStarted: "run started"
            case .ready: "task ready"
            case .started: "task started"
            case .finished(_, let end): "task \(end.state.rawValue)"
            case .retrying: "task is tried again"
            case .fallingBack: "task falls back on another"
            case .waiting: "task waits for a pool"
            case .closed: "resource closed"
            case .element(_, let report): "element \(report.state.rawValue)"
            case .logged(_, let message): message.inert
            case .progressed: "task progressed"
            case .modeChanged: "run mode changed"
            case .dropped: "log lines were lost"
            case .runFinished(let state): "run \(state.rawValue)"
            }
        }
    }
#endif
