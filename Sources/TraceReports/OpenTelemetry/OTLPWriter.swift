import JFlow
import TraceFormat

/// Writes a run as OpenTelemetry spans in the JSON form of OTLP, which collectors take as a file or at `/v1/traces`.
///
/// The run is a span, and each task that was at work a child of it, with a link to the span of each task that it needs.
/// Retries, failures and log lines are events of these spans. The names of attributes are those that product
/// `JFlowTracing` gives to live spans.
package struct OTLPWriter: Sendable {
    /// Makes a writer; it keeps nothing between calls.
    package init() {}

    /// The whole file.
    package func text(of history: RunHistory) -> String {
        var json = JSONText()
        let spans = RunSpans(of: history)
        json.object { json in
            json.array("resourceSpans", [history]) { json, history in
                json.object { json in
                    json.object("resource") { $0.attributes(resource(of: history)) }
                    json.array("scopeSpans", [spans]) { json, spans in
                        json.object { json in
                            json.object("scope") { $0.member("name", "jflow") }
                            json.array("spans", [spans]) { $1.append(to: &$0) }
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }

    private func resource(of history: RunHistory) -> [SpanAttribute] {
        let origin = history.origin
        return [SpanAttribute("service.name", origin.program ?? "jflow")]
            + (origin.process.map { [SpanAttribute("process.pid", $0)] } ?? [])
    }
}
