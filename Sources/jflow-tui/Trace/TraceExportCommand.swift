import ArgumentParser
import TerminalCore
import TraceReports

/// `jflow-tui trace export`: a recorded run for other programs.
struct TraceExportCommand: ParsableCommand {
    /// The forms in which a run is written.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case chrome, csv, svg
        case otlpJSON = "otlp-json"

        func text(of history: RunHistory) -> String {
            switch self {
            case .chrome: ChromeTraceWriter().text(of: history)
            case .otlpJSON: OTLPWriter().text(of: history)
            case .csv: CSVWriter().text(of: history)
            case .svg: TimelineWriter().text(of: history)
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a recorded run for other programs.",
        discussion: """
            chrome is the trace-event format: ui.perfetto.dev and chrome://tracing show it as a timeline with rows, \
            arrows and the arguments of each task. otlp-json are OpenTelemetry spans, which a collector takes as a \
            file or at /v1/traces. csv has one line a task, times in seconds; no text in it is a formula to a \
            spreadsheet. svg is a timeline for browsers and documents.

            A run whose trace is cut is written as it stood at its last event.

            Examples:
              jflow-tui trace export run.jflowtrace --to chrome --output run.json
              jflow-tui trace export run.jflowtrace --to svg > run.svg
              jflow-tui trace export run.jflowtrace --to csv | sort -t, -k6 -n | tail
              jflow-tui trace export run.jflowtrace --to otlp-json |
                curl -d @- -H 'Content-Type: application/json' localhost:4318/v1/traces

            Exit status: 0 written, 64 wrong usage, 65 unreadable input, 73 the output cannot be written.
            """)

    @Argument(help: "The trace; - for standard input.")
    var file: String

    @Option(help: ArgumentHelp("What to write: chrome, otlp-json, csv or svg.", valueName: "form"))
    var to: Form

    @Option(
        name: [.long, .short],
        help: ArgumentHelp("The file to write; standard output without it.", valueName: "path"))
    var output: String?

    @OptionGroup
    var choice: TraceRunOptions

    func run() throws {
        let input = try TraceInput(file)
        let text = to.text(of: RunHistory(of: try input.run(choice.run)))
        input.printRemarks()
        guard let output, output != "-" else { return StandardOutput.write(text) }
        let target = OutputFile(path: output)
        guard !target.isSame(as: file) else {
            printError("\(safe(output)) is the trace itself: name another file to write.")
            throw ArgumentParser.ExitCode.validationFailure
        }
        if let reason = target.write(text) {
            printError("\(safe(output)) cannot be written: \(reason).")
            throw ArgumentParser.ExitCode(73)
        }
    }
}
