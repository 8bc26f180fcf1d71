package import JFlow

/// Turns the events of a run into lines of JSON: first a header with the plan, then one line an event.
///
/// ```swift
/// print(TraceWriter().lines(for: events.drain()), terminator: "")
/// ```
///
/// The header takes the place of ``JFlow/Event/Kind/runStarted(_:)``: `format`, `version`, `workflow`, `tasks`,
/// `goals`, where it is known `program`, `process` and `began` (nanoseconds since 1970), and where there are any `slots` and `metadata` (an object of texts, sorted by key). Each task has `name`
/// and `dependencies` (indices into `tasks`), and where that says anything `conditional` (those dependencies that it
/// needs only if a condition says so), `expected` (nanoseconds), `kind` (`resource`, `mapping` or `choice`), `group`
/// (the outermost first) and `tags`.
///
/// Each further line has `sequence`, `time` (in nanoseconds since the run began) and `event`; tasks are indices into
/// the header's `tasks`. Members without a value are left out. Every character that could act on a terminal is
/// escaped.
package struct TraceWriter: Sendable {
    /// The number in the header's `version`; it changes when a reader of the old format would misread the new one.
    package static let version = 1
    /// The header's `format`.
    package static let format = "jflow-trace"

    private let origin: TraceOrigin

    /// Makes a writer; it keeps nothing between calls.
    ///
    /// - Parameter origin: What headers tell of where the run was.
    package init(origin: TraceOrigin = TraceOrigin()) {
        self.origin = origin
    }

    /// The lines for some events, in their order, each ended by a newline.
    package func lines(for events: [Event]) -> String {
        events.map(line).joined()
    }

    /// The line for one event, ended by a newline.
    package func line(for event: Event) -> String {
        var json = JSONText()
        if case .runStarted(let run) = event.kind {
            json.object { $0.header(of: run, origin) }
        } else {
            json.object { $0.members(of: event) }
        }
        return json.text + "\n"
    }
}

extension JSONText {
    fileprivate mutating func header(of run: RunDescription, _ origin: TraceOrigin) {
        member("format", TraceWriter.format)
        member("version", TraceWriter.version)
        member("program", origin.program)
        member("process", origin.process)
        member("began", origin.began)
        member("workflow", run.plan.name)
        array("tasks", run.plan.tasks) { json, task in json.object { $0.members(of: task) } }
        array("goals", run.plan.goals) { json, goal in json.number(goal) }
        member("slots", run.slots)
        if !run.metadata.isEmpty { texts("metadata", run.metadata) }
    }

    fileprivate mutating func members(of event: Event) {
        member("sequence", event.sequence)
        member("time", event.time.wholeNanoseconds)
        members(of: event.kind)
    }
}
