package import ArgumentParser
internal import Foundation
internal import Measuring

/// Draws the corpus and counts crossings beside dot's.
package struct CorpusTable: ParsableCommand {
    /// What the help says.
    package static let configuration = CommandConfiguration(
        commandName: "corpus",
        abstract: "Crossings and times of the corpus's graphs, by size, beside Graphviz dot's.",
        discussion: """
            dot is measured there and then if it is installed; where it is not, or takes over 90 s, its crossings are \
            those of the corpus's index. Crossings are counted with a track for each edge.
            """)

    @OptionGroup var place: CorpusOptions

    @Option(help: "The search for few crossings: stable or best.")
    var order = "best"

    @Option(help: "Only graphs of these sizes.")
    var sizes = "small,medium,large"

    @Flag(help: "Print a line for each graph.")
    var each = false

    /// Nothing is set yet.
    package init() {}

    private static let musts = [
        "best": ["small": (0.94, 0.91), "medium": (0.95, 0.78), "large": (0.82, 0.79)],
        "stable": ["small": (0.96, 0.93), "medium": (1.05, 0.90), "large": (0.93, 0.90)],
    ]

    /// Draws all and prints the table.
    package func run() throws {
        let corpus = try Corpus(place.corpus)
        let dot = DotProgram()
        if !dot.isInstalled { print("dot is not installed: its crossings are those of the index.") }
        var table = TextTable([
            "size", "graphs", "ours", "dot", "ours ÷ dot", "mean ratio", "worse", "s a graph, ours", "slowest",
            "dot, s",
        ])
        var notes: [String] = []
        for size in sizes.split(separator: ",").map(String.init) {
            var tally = Tally()
            var dotSeconds = 0.0
            for entry in corpus.entries where entry.size == size {
                let graph = try corpus.graph(entry.file)
                let ours = try place.ours(corpus.path(entry.file), graph, order: order)
                let theirs = dot.crossings(of: graph)
                dotSeconds += theirs?.seconds ?? 0
                guard let crossings = theirs?.crossings ?? entry.dotCrossings else {
                    notes.append("\(entry.file): \(ours.crossings) crossings; dot takes too long")
                    continue
                }
                if each { print("\(entry.file)\t\(ours.crossings)\t\(crossings)\t\(ours.seconds.text(3)) s") }
                tally.add(entry.file, ours: ours.crossings, dot: crossings, seconds: ours.seconds)
            }
            let must = Self.musts[order]?[size]
            table.add([
                size, String(tally.graphs), String(tally.ours), String(tally.dots),
                Self.judged(tally.ratio, must?.0), Self.judged(tally.mean, must?.1), String(tally.worse.count),
                tally.meanSeconds.text(3), tally.slowest.seconds.text(3), dot.isInstalled ? dotSeconds.text(1) : "–",
            ])
            notes.append("\(size): the slowest is \(tally.slowest.name)")
            for worse in tally.worse.prefix(5) {
                notes.append("\(size): worse than dot, \(worse.name): \(worse.ours), dot \(worse.dot)")
            }
        }
        print(table.text)
        for note in notes { print(note) }
    }

    private static func judged(_ value: Double, _ limit: Double?) -> String {
        guard let limit else { return value.text(3) }
        return "\(value.text(3)) (≤ \(limit.text(2)) \(value <= limit ? "✓" : "✗"))"
    }
}
