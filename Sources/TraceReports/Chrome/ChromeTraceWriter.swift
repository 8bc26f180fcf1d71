import JFlow
import TraceFormat

/// Writes a run in the Trace Event Format, which Perfetto and the tracing page of Chrome show as a timeline.
///
/// Each attempt of a task is a slice; tasks that overlap stand on different rows. Arrows lead from the end of a task to
/// the start of those that need it; retries, failures and log lines are marks, and the number of running bodies is a
/// counter.
package struct ChromeTraceWriter: Sendable {
    /// Makes a writer; it keeps nothing between calls.
    package init() {}

    /// The whole file.
    package func text(of history: RunHistory) -> String {
        var json = JSONText()
        json.object { json in
            json.member("displayTimeUnit", "ms")
            json.object("otherData") { json in
                json.member("workflow", history.plan.name)
                json.member("program", history.origin.program)
                json.member("process", history.origin.process)
                json.member("began", history.origin.began)
                if !history.metadata.isEmpty { json.texts("metadata", history.metadata) }
            }
            json.array("traceEvents", [ChromeEvents(of: history)]) { $1.append(to: &$0) }
        }
        return json.text + "\n"
    }
}
