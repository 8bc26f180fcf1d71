package import ArgumentParser
internal import Foundation
internal import Measuring

/// The area of pictures beside that of other drawers in a terminal.
package struct DrawersTable: ParsableCommand {
    /// What the help says.
    package static let configuration = CommandConfiguration(
        commandName: "drawers",
        abstract: "Columns times rows of the 32 graphs of terminal-drawers.txt beside other drawers in a terminal.",
        discussion: """
            Benchmarks/peers/drawers/setup installs the others; who is not installed is left out. Whether pictures can \
            be read back is not measured here but held by the tests of GraphDrawing.
            """)

    @OptionGroup var place: CorpusOptions

    @Option(help: "Where peers/drawers/setup has put the other drawers.")
    var peers = "Benchmarks/.build/peers"

    @Option(help: "Where the scripts of peers/drawers are.")
    var scripts = "Benchmarks/peers/drawers"

    @Option(help: "The most seconds for a picture of another drawer.")
    var seconds = 30.0

    /// Nothing is set yet.
    package init() {}

    /// Draws all and prints the table.
    package func run() throws {
        let corpus = try Corpus(place.corpus)
        let files = try corpus.terminalDrawers()
        var table = TextTable(["drawer", "area small", "area medium", "drawn", "slowest, s"])
        for (name, draw) in drawers(corpus) {
            var areas = ["small": 0, "medium": 0]
            var drawn = 0
            var slowest = 0.0
            for file in files {
                let start = ContinuousClock.now
                guard let picture = try draw(file) else { continue }
                slowest = max(slowest, start.duration(to: .now) / .seconds(1))
                drawn += 1
                areas[file.hasPrefix("small") ? "small" : "medium", default: 0] += Self.area(picture)
            }
            table.add([
                name, String(areas["small"] ?? 0), String(areas["medium"] ?? 0), "\(drawn) of \(files.count)",
                slowest.text(2),
            ])
        }
        print(table.text)
    }

    private func drawers(_ corpus: Corpus) -> [(String, (String) throws -> String?)] {
        var drawers: [(String, (String) throws -> String?)] = [
            ("jflow-tui, boxes", { try place.picture(corpus.path($0), node: "box") }),
            ("jflow-tui, compact", { try place.picture(corpus.path($0), node: "compact") }),
        ]
        if Self.canRun("graph-easy") { drawers.append(("Graph::Easy", { try graphEasy(corpus.graph($0)) })) }
        let phart = [peers + "/drawers/bin/python", scripts + "/phart_peer.py"]
        if Self.canRun(phart[0]) {
            drawers.append(("phart", { try? Child(phart + [corpus.path($0)]).run(seconds: seconds) }))
        }
        return drawers
    }

    private static func canRun(_ program: String) -> Bool {
        (try? Child(["sh", "-c", "command -v \"$0\"", program]).run(seconds: 10)) != nil
    }

    /// A picture of Graph::Easy, or nothing if it fails or takes too long.
    private func graphEasy(_ graph: CorpusGraph) throws -> String? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("drawing-benchmark-\(getpid()).dot")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(graph.dot(labels: true).utf8).write(to: file)
        return try? Child(["graph-easy", "--from=dot", "--as=boxart", file.path]).run(seconds: seconds)
    }

    /// Columns times rows of what is not blank, wide characters counted once: labels of the corpus are mostly narrow.
    static func area(_ picture: String) -> Int {
        let rows = picture.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.reversed().drop(while: \.isWhitespace).count }
        guard let first = rows.firstIndex(where: { $0 > 0 }), let last = rows.lastIndex(where: { $0 > 0 }) else {
            return 0
        }
        return (rows.max() ?? 0) * (last - first + 1)
    }
}
