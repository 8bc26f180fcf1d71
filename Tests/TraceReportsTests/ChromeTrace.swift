import Foundation
import Testing

/// A file of the Trace Event Format as a viewer reads it, and what must hold for one that it shows as it is meant.
struct ChromeTrace {
    struct Record {
        let phase: String
        let name: String
        let category: String
        /// In whole nanoseconds.
        let start: Int
        let duration: Int
        let process: Int
        let row: Int
        let id: Int?
        let arguments: [String: Any]

        var end: Int { start + duration }
    }

    let records: [Record]

    init(_ text: String) throws {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(root["displayTimeUnit"] as? String == "ms")
        let events = try #require(root["traceEvents"] as? [[String: Any]])
        records = try events.map(Self.record)
    }

    private static func record(_ event: [String: Any]) throws -> Record {
        let phase = try #require(event["ph"] as? String)
        #expect(["X", "M", "s", "f", "i", "C"].contains(phase))
        let start = phase == "M" ? 0 : try #require(event["ts"] as? Double)
        let duration = phase == "X" ? try #require(event["dur"] as? Double) : 0
        if phase == "i" { #expect(["t", "p", "g"].contains(event["s"] as? String)) }
        if phase == "f" { #expect(event["bp"] as? String == "e") }
        if phase == "s" || phase == "f" { try #require(event["id"] is Int) }
        return Record(
            phase: phase, name: try #require(event["name"] as? String), category: event["cat"] as? String ?? "",
            start: Int((start * 1_000).rounded()), duration: Int((duration * 1_000).rounded()),
            process: try #require(event["pid"] as? Int), row: try #require(event["tid"] as? Int),
            id: event["id"] as? Int, arguments: event["args"] as? [String: Any] ?? [:])
    }

    var slices: [Record] { records.filter { $0.phase == "X" } }
    /// The slices of tasks: all but that of the run.
    var taskSlices: [Record] { slices.filter { $0.category != "run" } }

    /// What is wrong with the file.
    var problems: [String] {
        timeProblems + overlapProblems + arrowProblems + nameProblems
    }

    private var timeProblems: [String] {
        records.filter { $0.start < 0 || $0.duration < 0 || $0.process < 1 || $0.row < 1 }.map { "impossible: \($0)" }
            + records.filter { $0.phase == "C" && !($0.arguments.values.allSatisfy { $0 is Int }) }.map {
                "no count: \($0)"
            }
    }

    private var overlapProblems: [String] {
        Dictionary(grouping: slices, by: \.row).values.flatMap { row in
            let row = row.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
            return zip(row, row.dropFirst()).filter { $0.end > $1.start }.map { "\($0.name) overlaps \($1.name)" }
        }
    }

    private var arrowProblems: [String] {
        let starts = records.filter { $0.phase == "s" }
        let ends = Dictionary(grouping: records.filter { $0.phase == "f" }, by: { $0.id ?? -1 })
        let rows = Dictionary(grouping: slices, by: \.row)
        var problems = Set(starts.map(\.id)).count == starts.count ? [] : ["an arrow starts twice"]
        if starts.count != ends.count { problems.append("\(starts.count) arrows start, and \(ends.count) end") }
        for start in starts {
            guard let end = ends[start.id ?? -1]?.first, ends[start.id ?? -1]?.count == 1 else {
                problems.append("no single end: \(start)")
                continue
            }
            if end.start < start.start { problems.append("leads back: \(start)") }
            // A slice is over at its end: what stands there belongs to the one that follows.
            let isBound = rows[start.row]?.contains { slice in
                slice.start <= start.start && (start.start < slice.end || slice.duration == 0)
            }
            if isBound != true { problems.append("starts in no slice: \(start)") }
            if rows[end.row]?.contains(where: { $0.start == end.start }) != true {
                problems.append("ends at no start: \(end)")
            }
            if end.name != start.name || end.category != start.category { problems.append("two names: \(start)") }
        }
        return problems
    }

    private var nameProblems: [String] {
        let named = Set(records.filter { $0.phase == "M" && $0.name == "thread_name" }.map(\.row))
        let unnamed = Set(records.map(\.row)).subtracting(named).map { "row \($0) has no name" }
        let processes = records.filter { $0.phase == "M" && $0.name == "process_name" }
        return unnamed + (processes.count == 1 ? [] : ["\(processes.count) names of the process"])
    }
}
