internal import ArgumentParser
internal import Foundation
internal import Measuring

/// Where the corpus and the program that draws are.
struct CorpusOptions: ParsableArguments {
    @Option(help: "The folder of the corpus's graphs.")
    var corpus = "../shared/corpus/graphs"

    @Option(help: "The program, built with: swift build -c release --product jflow-tui")
    var program = ".build/release/jflow-tui"

    private struct Output: Decodable {
        let layers: [[String]]
        let crossings: Int
        let milliseconds: Double
    }

    /// Draws a file; the crossings are counted from the layers that the program tells, and must be as many as it tells.
    /// The time is what it tells, too: that of the layout, without that of starting a process.
    func ours(_ file: String, _ graph: CorpusGraph, order: String) throws -> (crossings: Int, seconds: Double) {
        let text = try Child([program, "graph", "--to", "json", "--order", order, file]).run()
        let output = try JSONDecoder().decode(Output.self, from: Data(text.utf8))
        let crossings = try LayeredOrder(output.layers.map { $0.map(Self.plain) }).crossings(of: graph)
        guard crossings == output.crossings else {
            throw LayeredOrder.Incomplete(
                description: "\(file): \(output.crossings) crossings are told, and \(crossings) are there")
        }
        return (crossings, output.milliseconds / 1_000)
    }

    /// Draws a file as text.
    func picture(_ file: String, node: String) throws -> String {
        try Child([program, "graph", "--to", "text", "--node", node, "--no-cluster", file]).run()
    }

    /// Ids hold neither `>` nor `@` in the corpus: only `%` and `#` may be encoded.
    private static func plain(_ name: String) -> String { name.removingPercentEncoding ?? name }
}
