import ArgumentParser
import GraphFiles

/// What is read and what is written.
struct GraphTransferOptions: ParsableArguments {
    /// The forms in which a graph is written.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text, ansi, svg, dot, mermaid, json
    }

    @Option(
        help: ArgumentHelp(
            "What the file is written in: \(GraphFormat.names). Without it, the content tells.", valueName: "format"))
    var from: GraphFormat?

    @Option(
        help: ArgumentHelp(
            """
            What to write: text, ansi (with colours), svg, json (where everything stands), or the graph itself as \
            dot or mermaid. Without it, the picture: with colours on a terminal that has them.
            """, valueName: "form"))
    var to: Form?

    @Flag(help: "Say on standard error how many nodes, edges, layers and crossings there are, how large, how long.")
    var stats = false

    @Flag(
        name: [.customLong("interactive"), .customShort("i")],
        help: "Show it on the screen, to move around in: search, follow edges, zoom, fold. ? tells all keys.")
    var isInteractive = false
}

extension GraphFormat: ExpressibleByArgument {
    /// All formats, as a person types them.
    fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
