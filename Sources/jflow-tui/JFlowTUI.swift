import ArgumentParser

/// The program: an inspector of workflows in a terminal.
@main
struct JFlowTUI: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jflow-tui",
        abstract: "See a graph in the terminal, and steer it while it runs.",
        discussion: """
            Examples:
              jflow-tui demo                 a demonstration, held before its first task: space runs, s steps
              jflow-tui demo census Sources  real work on the files of a folder
              jflow-tui demo --list          all demonstrations
              jflow-tui attach               a program that runs now
              jflow-tui replay               the run that was recorded last, any moment of it
              jflow-tui graph deps.dot       the picture of any graph: DOT, Mermaid, JSON, lists of edges
              jflow-tui trace summary FILE   a recorded run: what it took and why
            """,
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, AttachCommand.self, ReplayCommand.self, GraphCommand.self, TraceCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            if let suggestion = CommandSuggestion.about(error, arguments: CommandLine.arguments) {
                printError(suggestion.description)
                exit(withError: ExitCode.validationFailure)
            }
            exit(withError: error)
        }
    }
}
