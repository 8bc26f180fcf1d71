import Foundation
import Testing

/// Spans in the JSON form of OTLP as a collector reads them, and what must hold for them.
struct SpanFile {
    struct Span {
        let trace: String
        let id: String
        let parent: String?
        let name: String
        let start: Int
        let end: Int
        let attributes: [String: Any]
        let events: [(time: Int, name: String, attributes: [String: Any])]
        let links: [(trace: String, id: String)]
        let statusCode: Int?
        let statusMessage: String?
    }

    let resource: [String: Any]
    let spans: [Span]

    init(_ text: String) throws {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let list = try #require(root["resourceSpans"] as? [[String: Any]])
        try #require(list.count == 1)
        resource = try Self.attributes(list[0]["resource"])
        let scopes = try #require(list[0]["scopeSpans"] as? [[String: Any]])
        try #require(scopes.count == 1)
        spans = try #require(scopes[0]["spans"] as? [[String: Any]]).map(Self.span)
    }

    private static func span(_ span: [String: Any]) throws -> Span {
        #expect(span["kind"] as? Int == 1)
        let status = span["status"] as? [String: Any]
        return Span(
            trace: try #require(span["traceId"] as? String), id: try #require(span["spanId"] as? String),
            parent: span["parentSpanId"] as? String, name: try #require(span["name"] as? String),
            start: try time(span["startTimeUnixNano"]), end: try time(span["endTimeUnixNano"]),
            attributes: try attributes(span),
            events: try (span["events"] as? [[String: Any]] ?? []).map { event in
                (try time(event["timeUnixNano"]), try #require(event["name"] as? String), try attributes(event))
            },
            links: try (span["links"] as? [[String: Any]] ?? []).map { link in
                (try #require(link["traceId"] as? String), try #require(link["spanId"] as? String))
            },
            statusCode: status?["code"] as? Int, statusMessage: status?["message"] as? String)
    }

    /// Times are texts of digits: a number of JSON has too few of them.
    private static func time(_ value: Any?) throws -> Int {
        let text = try #require(value as? String)
        #expect(text.wholeMatch(of: /[0-9]+/) != nil)
        return try #require(Int(text))
    }

    private static func attributes(_ value: Any?) throws -> [String: Any] {
        let list = (value as? [String: Any])?["attributes"] as? [[String: Any]] ?? []
        let pairs = try list.map { attribute in
            let value = try #require(attribute["value"] as? [String: Any])
            try #require(value.count == 1)
            return (try #require(attribute["key"] as? String), try self.value(value))
        }
        return Dictionary(pairs) { first, _ in
            Issue.record("an attribute stands there twice: \(first)")
            return first
        }
    }

    private static func value(_ value: [String: Any]) throws -> Any {
        if let text = value["stringValue"] as? String { return text }
        if let truth = value["boolValue"] as? Bool { return truth }
        if let number = value["intValue"] as? String { return try #require(Int(number)) }
        let values = try #require((value["arrayValue"] as? [String: Any])?["values"] as? [[String: Any]])
        return try values.map(self.value)
    }

    /// What is wrong with the file.
    var problems: [String] {
        let ids = Dictionary(spans.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var problems = ids.count == spans.count ? [] : ["two spans have one id"]
        if spans.count(where: { $0.parent == nil }) != 1 { problems.append("not one root") }
        if Set(spans.map(\.trace)).count != 1 { problems.append("not one trace") }
        for span in spans {
            problems += identityProblems(of: span)
            if span.start > span.end { problems.append("ends before it starts: \(span)") }
            if span.events.contains(where: { $0.time < span.start || $0.time > span.end }) {
                problems.append("an event outside of \(span)")
            }
            if span.events.map(\.time) != span.events.map(\.time).sorted() {
                problems.append("events in disorder: \(span)")
            }
            if let parent = span.parent, ids[parent].map({ $0.start <= span.start && span.end <= $0.end }) != true {
                problems.append("not within its parent: \(span)")
            }
            for link in span.links where link.trace != span.trace || ids[link.id] == nil || link.id == span.id {
                problems.append("links to nothing: \(span)")
            }
        }
        return problems
    }

    private func identityProblems(of span: Span) -> [String] {
        let isTrace = span.trace.wholeMatch(of: /[0-9a-f]{32}/) != nil && span.trace.contains { $0 != "0" }
        let isSpan = span.id.wholeMatch(of: /[0-9a-f]{16}/) != nil && span.id.contains { $0 != "0" }
        return isTrace && isSpan ? [] : ["no identifier: \(span.trace) \(span.id)"]
    }
}
