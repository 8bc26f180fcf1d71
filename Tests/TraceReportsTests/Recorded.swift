import JFlow
import TraceFormat
import TraceReports

/// What the reader of traces makes of events that were written, with an origin if there is one.
func recorded(_ events: [Event], origin: TraceOrigin = TraceOrigin()) throws -> RecordedRun {
    let lines = TraceWriter(origin: origin).lines(for: events)
    let recording = try TraceRecording(bytes: Array(lines.utf8), named: "events")
    precondition(recording.problems.isEmpty, "what the writer writes can be read: \(recording.problems)")
    return recording.runs[0]
}

/// The history of a run that is put together by hand: `steps` are the events after the first, a millisecond apart.
func history(
    _ tasks: [PlanDescription.Task], _ steps: [Event.Kind], origin: TraceOrigin = TraceOrigin(),
    workflow: String = "report", metadata: [String: String] = [:]
) throws -> RunHistory {
    let plan = PlanDescription(name: workflow, tasks: tasks, goals: tasks.indices.suffix(1))
    let kinds = [Event.Kind.runStarted(RunDescription(plan: plan, metadata: metadata))] + steps
    let events = kinds.enumerated().map { Event(sequence: $0, time: .milliseconds($0), kind: $1) }
    return RunHistory(of: try recorded(events, origin: origin))
}

/// Texts that some reader of what is written could take for something that they are not.
let hostileTexts = [
    "</script><b>", "say \"hi\"", "it's", "a,b;c\td", "=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\tx", "\rx",
    "two\r\nlines", "bad\u{1B}[31mname\u{7}", "\u{0}\u{1}\u{7F}\u{85}\u{9B}", "\u{202E}drowssap", "]]>", "&amp;&lt;",
    "\u{FFFE}\u{FFFF}", "\u{2028}x\u{2029}", "👩‍💻 翻訳 e\u{301}", "\u{10FFFF}", "back\\slash", "{\"ph\":\"X\"}", " ",
    "\"\u{301}x\"", "=\u{301}1", "<\u{338}b>",
]

/// The scalars of a text that act on a terminal.
func activeScalars(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
        [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
            && scalar != "\n" && scalar != "\r"
    }
}

/// A run in which each task bears a hostile name, fails with a hostile error and logs a hostile line.
func hostileHistory() throws -> RunHistory {
    let tasks = hostileTexts.enumerated().map { place, text in
        PlanDescription.Task(
            name: text, dependencies: place == 0 ? [] : [place - 1], group: [text], tags: [text, text])
    }
    var steps: [Event.Kind] = []
    for (place, text) in hostileTexts.enumerated() {
        steps += [
            .ready(task: place), .waiting(task: place, pool: text), .started(task: place),
            .logged(task: place, message: text),
            .finished(task: place, TaskEnd(state: .failed, valueSummary: text, error: text)),
        ]
    }
    return try history(
        tasks, steps + [.runFinished(.failed)], workflow: hostileTexts.joined(),
        metadata: [hostileTexts[0]: "\u{1B}[1m"])
}
