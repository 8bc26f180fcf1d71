import ArgumentParser
import TraceReports

/// `jflow-tui trace summary`: a recorded run in words.
struct TraceSummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Sum a recorded run up: what it took and why.",
        discussion: """
            The critical path is the one whose tasks took longest in all: no number of workers makes the run shorter. \
            The path that the run took leads to its end, each task on it the last that the next one waited for. Slack \
            is how much longer a task could have taken without making the critical path longer.

            Examples:
              jflow-tui trace summary run.jflowtrace
              jflow-tui trace summary service.jflowtrace.gz --run 3

            Exit status: 0 read, however the run ended, 64 wrong usage, 65 unreadable input.
            """)

    @Argument(help: "The trace; - for standard input.")
    var file: String

    @OptionGroup
    var choice: TraceRunOptions

    func run() throws {
        let input = try TraceInput(file)
        let summary = RunSummary(of: RunHistory(of: try input.run(choice.run)), remarks: input.remarks)
        StandardOutput.write(summary.description + "\n")
    }
}
