import ArgumentParser
import GraphDocuments
import GraphFiles
import Inspector
import TerminalCore

/// `jflow-tui graph`: the picture of any graph.
struct GraphCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draw a graph from a file.",
        discussion: """
            Reads DOT, Mermaid flowcharts, JSON (nodes and links, or a plan), lists of edges and WfCommons, and finds \
            out which by what is in the file. In a terminal the picture fits its width; where standard output is \
            none, it is as wide as whole labels make it.

            A line leads from the bottom of a node to the top of the next one; a gap in a line is a crossing. An \
            arrowhead marks an edge that is drawn upwards because it lies on a cycle.

            Examples:
              jflow-tui graph deps.dot
              printf 'a b\\na c\\nb d\\nc d\\n' | jflow-tui graph -
              cargo metadata ... | my-script | jflow-tui graph --from edges --width 100
              jflow-tui graph flow.mmd --direction right --node compact
              jflow-tui graph deps.dot --from-node app --to-node 'lib*' --highlight ssl
              jflow-tui graph deps.dot --to svg > deps.svg
              jflow-tui graph deps.dot --interactive

            Exit status: 0 drawn, 64 wrong usage, 65 unreadable input, a cycle with --strict, or no way from \
            --from-node to --to-node; with --interactive 129 and 143 after a hang-up and a request to terminate.
            """)

    @Argument(help: "The file; - for standard input, which is also read if it is a pipe and no file is named.")
    var file: String?

    @OptionGroup(title: "Input and output")
    var transfer: GraphTransferOptions

    @OptionGroup(title: "What is shown")
    var selection: GraphSelectionOptions

    @OptionGroup(title: "How it is drawn")
    var appearance: GraphAppearanceOptions

    @OptionGroup(title: "Limits")
    var limits: GraphLimitOptions

    func validate() throws {
        if transfer.isInteractive, transfer.to != nil {
            throw ValidationError("--interactive shows the graph on the screen and writes nothing: leave out --to.")
        }
    }

    func run() throws {
        let input = try GraphInput.opened(file, format: transfer.from, limits: limits.reading)
        for note in input.notes { printError("\(input.name): \(note)") }
        let selected = try selection.applied(to: input.document, named: input.name)
        guard !transfer.isInteractive else { throw ArgumentParser.ExitCode(try browse(selected, named: input.name)) }
        let output = GraphOutput(
            format: transfer.to, appearance: appearance, selection: selection, limits: limits,
            showsStatistics: transfer.stats)
        StandardOutput.write(output.text(of: selected))
    }

    /// Shows the graph on the screen; answers the status to leave with.
    private func browse(_ document: GraphDocument, named name: String) throws -> Int32 {
        let highlighted = selection.highlighted(in: document)
        let title = name.split(separator: "/").last.map(String.init) ?? name
        var session = try GraphSession(title: title) { size, hasColor, isASCII in
            var options = appearance.options(for: document)
            if isASCII { options.style = .ascii }
            return BrowseModel(
                document, name: title, options: options, highlighted: highlighted, detail: limits.detail, size: size,
                hasColor: hasColor)
        }
        return session.complete()
    }
}
