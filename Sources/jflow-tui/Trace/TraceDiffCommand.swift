import ArgumentParser
import TerminalCore
import TraceReports

/// `jflow-tui trace diff`: two recorded runs beside each other.
struct TraceDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two recorded runs: which tasks got slower, which changed state.",
        discussion: """
            Tasks are matched by their names. A task's time is that of its body, all attempts together; it is compared \
            where it ran in both runs and came to the same state. The largest difference comes first.

            Examples:
              jflow-tui trace diff yesterday.jflowtrace today.jflowtrace
              jflow-tui trace diff a.jflowtrace b.jflowtrace --threshold 10%,50ms
              jflow-tui trace diff run.jflowtrace run.jflowtrace --first-run 1 --second-run 2

            Exit status: 0 if both could be read, also where they differ, 64 wrong usage, 65 unreadable input.
            """)

    @Argument(help: "The first trace; - for standard input.")
    var first: String

    @Argument(help: "The trace that it is compared with.")
    var second: String

    @Option(
        help: ArgumentHelp(
            """
            How much slower or faster a task must be to be told of: a share, a duration, or both, such as 10%, 2ms or \
            10%,2ms. What is not given stays at 5% and 1ms.
            """, valueName: "change"))
    var threshold = DifferenceThreshold()

    @Option(help: ArgumentHelp("The most tasks that a list names; 0 for all.", valueName: "number"))
    var limit = 50

    @Option(help: ArgumentHelp("Which run of the first trace, from 1; the last without it.", valueName: "n"))
    var firstRun: Int?

    @Option(help: ArgumentHelp("Which run of the second trace, from 1; the last without it.", valueName: "n"))
    var secondRun: Int?

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit must be 0 or more, not \(limit).") }
        if first == "-", second == "-" { throw ValidationError("Only one of the traces can come from standard input.") }
    }

    func run() throws {
        let inputs = try (TraceInput(first), TraceInput(second))
        let difference = RunDifference(
            from: RunHistory(of: try inputs.0.run(firstRun, option: "--first-run")),
            to: RunHistory(of: try inputs.1.run(secondRun, option: "--second-run")), threshold: threshold)
        inputs.0.printRemarks()
        inputs.1.printRemarks()
        StandardOutput.write(difference.text(limit: limit == 0 ? .max : limit) + "\n")
    }
}

extension DifferenceThreshold: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }

    /// What the help shows.
    public var defaultValueDescription: String { "5%,1ms" }
}
