import JFlow

/// The spans of one run.
struct RunSpans {
    private let history: RunHistory
    private let identity: SpanIdentity
    private let critical: Set<Int>
    /// What happened while a task was at work, by task.
    private var taskMoments: [Int: [Moment]] = [:]
    /// What happened otherwise.
    private var runMoments: [Moment] = []

    init(of history: RunHistory) {
        self.history = history
        identity = SpanIdentity(of: history)
        critical = Set(history.report.criticalPath)
        for moment in history.moments {
            // Events must lie within their span: what is logged after the end of its task belongs to the run.
            if let task = moment.task, history.tasks.indices.contains(task), let span = history.tasks[task].span,
                (span.lowerBound...span.upperBound).contains(moment.time)
            {
                taskMoments[task, default: []].append(moment)
            } else {
                runMoments.append(moment)
            }
        }
    }

    /// Appends all spans, that of the run first.
    func append(to json: inout JSONText) {
        appendRun(to: &json)
        for task in history.tasks.indices { appendTask(task, to: &json) }
    }

    private func appendRun(to json: inout JSONText) {
        json.object { json in
            json.member("traceId", identity.trace)
            json.member("spanId", identity.run)
            json.member("name", history.plan.name)
            appendTimes(0..<history.lastTime, to: &json)
            json.attributes(runAttributes)
            appendEvents(runMoments, to: &json)
            if history.report.state == .failed { appendError(history.failureWords, to: &json) }
        }
    }

    private var runAttributes: [SpanAttribute] {
        let metadata = history.metadata.sorted { $0.key < $1.key }
        return [
            SpanAttribute("jflow.workflow", history.plan.name), SpanAttribute("jflow.tasks", history.plan.tasks.count),
            SpanAttribute("jflow.state", history.report.state?.rawValue ?? "running"),
        ] + metadata.map { SpanAttribute("jflow.run.\($0.key)", $0.value) }
            + (history.droppedCount > 0 ? [SpanAttribute("jflow.dropped", history.droppedCount)] : [])
            + (history.missingCount > 0 ? [SpanAttribute("jflow.missing_events", history.missingCount)] : [])
    }

    private func appendTask(_ task: Int, to json: inout JSONText) {
        guard let span = history.tasks[task].span else { return }
        json.object { json in
            json.member("traceId", identity.trace)
            json.member("spanId", identity.task(task))
            json.member("parentSpanId", identity.run)
            json.member("name", history.plan.tasks[task].name)
            appendTimes(span, to: &json)
            json.attributes(attributes(of: task))
            appendEvents(taskMoments[task] ?? [], to: &json)
            appendLinks(of: task, to: &json)
            let report = history.report.tasks[task]
            if report.state == .failed { appendError(history.tasks[task].end?.error ?? "failed", to: &json) }
        }
    }

    private func attributes(of task: Int) -> [SpanAttribute] {
        let (description, report) = (history.plan.tasks[task], history.report.tasks[task])
        let end = history.tasks[task].end
        var attributes = [
            SpanAttribute("jflow.workflow", history.plan.name), SpanAttribute("jflow.task", description.name),
            SpanAttribute("jflow.state", report.state.rawValue), SpanAttribute("jflow.attempts", report.attemptCount),
        ]
        if let value = end?.valueSummary { attributes.append(SpanAttribute("jflow.value", value)) }
        if let reason = end?.reason { attributes.append(SpanAttribute("jflow.reason", reason.words(in: history.plan))) }
        let waits = report.waitSums
        for kind in WaitKind.allCases {
            guard let wait = waits[kind] else { continue }
            attributes.append(SpanAttribute("jflow.wait.\(kind.rawValue)_ns", wait.wholeNanoseconds))
        }
        if let slack = report.slack { attributes.append(SpanAttribute("jflow.slack_ns", slack.wholeNanoseconds)) }
        if critical.contains(task) { attributes.append(SpanAttribute("jflow.critical", true)) }
        if !description.group.isEmpty { attributes.append(SpanAttribute("jflow.group", description.group)) }
        if !description.tags.isEmpty { attributes.append(SpanAttribute("jflow.tags", description.tags)) }
        return attributes
    }

    private func appendLinks(of task: Int, to json: inout JSONText) {
        let dependencies = history.plan.tasks[task].dependencies.filter { history.tasks[$0].span != nil }
        guard !dependencies.isEmpty else { return }
        json.array("links", dependencies) { json, dependency in
            json.object { json in
                json.member("traceId", identity.trace)
                json.member("spanId", identity.task(dependency))
                json.attributes([SpanAttribute("jflow.dependency", history.plan.tasks[dependency].name)])
            }
        }
    }

    private func appendEvents(_ moments: [Moment], to json: inout JSONText) {
        guard !moments.isEmpty else { return }
        json.array("events", moments) { json, moment in
            json.object { json in
                json.member("timeUnixNano", "\(history.absolute(moment.time))")
                json.member("name", moment.name)
                let task = moment.task.map { [SpanAttribute("jflow.task", history.plan.name(of: $0))] } ?? []
                let details = moment.details.sorted { $0.key < $1.key }
                json.attributes(task + details.map { SpanAttribute("jflow.\($0.key)", $0.value) })
            }
        }
    }

    private func appendTimes(_ span: Range<Int>, to json: inout JSONText) {
        // Within one process: SPAN_KIND_INTERNAL.
        json.member("kind", 1)
        json.member("startTimeUnixNano", "\(history.absolute(span.lowerBound))")
        json.member("endTimeUnixNano", "\(history.absolute(span.upperBound))")
    }

    private func appendError(_ words: String, to json: inout JSONText) {
        json.object("status") { json in
            json.member("code", 2)
            json.member("message", words)
        }
    }
}
