#if Observability
    import JFlow
    import Tracing

    /// Tells on the span of a run what no span of a task tells.
    struct RunSpanEvents {
        let span: any Span
        let begin: DefaultTracerClock.Timestamp
        /// Now: the run is over.
        let end = DefaultTracerClock.now

        /// Adds what is to be added, and answers how the run ended.
        func add(_ events: [Event]) -> RunState? {
            var plan = PlanDescription(name: "", tasks: [], goals: [])
            var state: RunState?
            for event in events {
                switch event.kind {
                case .runStarted(let run):
                    plan = run.plan
                    describe(run)
                case .retrying(let task, let attempt):
                    add("retrying", of: plan.name(of: task), error: attempt.error, at: event.time)
                case .fallingBack(let task, _, let error):
                    add("falling back", of: plan.name(of: task), error: error, at: event.time)
                case .finished(let task, let end) where end.state.isCounted && end.state != .done:
                    let what = end.reason == .abandoned ? "abandoned" : end.state.rawValue
                    let reason = end.reason?.words(in: plan)
                    add(what, of: plan.name(of: task), error: end.error, reason: reason, at: event.time)
                case .runFinished(let end):
                    state = end
                    span.updateAttributes { $0["jflow.state"] = end.rawValue }
                default: break
                }
            }
            return state
        }

        private func describe(_ run: RunDescription) {
            span.updateAttributes { attributes in
                attributes["jflow.workflow"] = run.plan.name
                attributes["jflow.tasks"] = run.plan.tasks.count
                for (name, value) in run.metadata { attributes["jflow.run.\(name)"] = value }
            }
        }

        private func add(
            _ what: String, of task: String, error: String?, reason: String? = nil, at time: Duration
        ) {
            var attributes: SpanAttributes = [:]
            attributes["jflow.task"] = task
            if let reason { attributes["jflow.reason"] = reason }
            if let error { attributes["jflow.error"] = error }
            span.addEvent(SpanEvent(name: "task \(what)", at: instant(time), attributes: attributes))
        }

        /// When something happened; the beginning was noted a moment late, but nothing happened after the end.
        private func instant(_ time: Duration) -> DefaultTracerClock.Timestamp {
            let time = begin.nanosecondsSinceEpoch &+ UInt64(max(0, time.wholeNanoseconds))
            return DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: min(time, end.nanosecondsSinceEpoch))
        }
    }
#endif
