import ArgumentParser

/// `jflow-tui trace`: what a recorded run tells beside the screen.
struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Export, sum up and compare recorded runs.",
        discussion: """
            Reads .jflowtrace files, plain or compressed by gzip, also those that are cut or damaged: as far as they \
            can be read, with a sentence about it on standard error.

            Examples:
              jflow-tui trace summary run.jflowtrace
              jflow-tui trace export run.jflowtrace --to chrome --output run.json
              jflow-tui trace diff yesterday.jflowtrace today.jflowtrace
            """,
        subcommands: [TraceExportCommand.self, TraceSummaryCommand.self, TraceDiffCommand.self])
}
