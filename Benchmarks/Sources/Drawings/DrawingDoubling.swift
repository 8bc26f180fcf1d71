package import ArgumentParser
internal import Foundation
internal import Graphs
internal import Measuring

/// Draws random graphs, each twice as large as the one before, whole and as the program shows them by itself.
package struct DrawingDoubling: ParsableCommand {
    /// What the help says.
    package static let configuration = CommandConfiguration(
        commandName: "doubling",
        abstract: "Times of drawing graphs of twice as many nodes each time, with two edges a node.",
        discussion: """
            Edges lead at most 300 nodes on. “Whole” draws each node; “shown” is what a user sees who asks for nothing: \
            from 2,000 nodes on groups and chains are folded, and very large graphs are shown as an overview.
            """)

    @Option(help: "The program, built with: swift build -c release --product jflow-tui")
    var program = ".build/release/jflow-tui"

    @Option(help: "The nodes of the smallest graph.")
    var from = 1_000

    @Option(help: "The most nodes of a graph that is drawn whole.")
    var whole = 32_000

    @Option(help: "The most nodes of a graph that is drawn as it is shown.")
    var shown = 128_000

    /// Nothing is set yet.
    package init() {}

    private struct Output: Decodable {
        let milliseconds: Double
    }

    /// Draws all and prints the table.
    package func run() throws {
        var table = TextTable(["nodes", "edges", "whole, ms", "× the one before", "shown, ms", "× the one before"])
        let folder = FileManager.default.temporaryDirectory.appending(path: "drawing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var before: (whole: Double?, shown: Double?) = (nil, nil)
        var count = from
        while count <= max(whole, shown) {
            let file = folder.appending(path: "\(count).edges")
            try Self.edges(count).write(to: file, atomically: true, encoding: .utf8)
            let most = ["--fold-from", "0", "--most-drawn", String(4 * count)]
            let times = (
                whole: count <= whole ? try milliseconds(file, most) : nil,
                shown: count <= shown ? try milliseconds(file, []) : nil
            )
            table.add([
                String(count), String(2 * count), times.whole?.text(0) ?? "–", Self.ratio(times.whole, before.whole),
                times.shown?.text(0) ?? "–", Self.ratio(times.shown, before.shown),
            ])
            before = times
            count *= 2
        }
        print(table.text)
    }

    private func milliseconds(_ file: URL, _ options: [String]) throws -> Double {
        let text = try Child([program, "graph", "--from", "edges", "--to", "json"] + options + [file.path]).run()
        return try JSONDecoder().decode(Output.self, from: Data(text.utf8)).milliseconds
    }

    private static func edges(_ count: Int) -> String {
        var random = SplitMix(seed: UInt64(count))
        var lines: [String] = []
        var known = Set<[Int]>()
        while lines.count < 2 * count {
            let source = Int.random(in: 0..<(count - 1), using: &random)
            let target = Int.random(in: (source + 1)...min(count - 1, source + 300), using: &random)
            if known.insert([source, target]).inserted { lines.append("\(source) -> \(target)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func ratio(_ time: Double?, _ before: Double?) -> String {
        guard let time, let before, before > 0 else { return "–" }
        return (time / before).text(2)
    }
}
