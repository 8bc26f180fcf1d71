import DemoWorkflows
import JFlow
import Testing

/// The report of a census, taken apart again.
struct CensusOf {
    let lines: [String]

    init(_ path: String) async throws {
        let demonstration = try Demonstration.named("census", settings: DemonstrationSettings(path: path))
        let run = await WatchedRun(demonstration)
        run.expectLegal(ending: .done)
        #expect(run.outcome.error == nil)
        lines = run.outcome.report
    }

    /// The line that begins so.
    func line(_ beginning: String) -> String { lines.first { $0.hasPrefix(beginning) } ?? "no line \(beginning)" }

    /// The rows below the title that begins so: a number and a text each.
    func rows(_ title: String) -> [String] {
        let start = lines.firstIndex { $0.hasPrefix(title) }.map { $0 + 1 } ?? lines.endIndex
        return lines[start...].prefix { $0.hasPrefix(" ") }.map { row in
            row.split(separator: " ").joined(separator: " ")
        }
    }

    /// Files, lines, code, comment, blank.
    func counts(_ language: String) -> [Int] {
        let row = rows("language").first { $0.hasPrefix(language + " ") } ?? ""
        return row.dropFirst(language.count).split(separator: " ").compactMap { Int($0) }
    }
}
