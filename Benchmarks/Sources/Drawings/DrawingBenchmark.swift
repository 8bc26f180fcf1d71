package import ArgumentParser

/// All that is measured of drawings, a command each.
package struct DrawingBenchmark: ParsableCommand {
    /// What the help says.
    package static let configuration = CommandConfiguration(
        commandName: "drawing-benchmark",
        abstract: "Measures the drawing of graphs beside Graphviz dot and other drawers in a terminal.",
        subcommands: [CorpusTable.self, DrawersTable.self, DrawingDoubling.self],
        defaultSubcommand: CorpusTable.self)

    /// Nothing is set yet.
    package init() {}
}
