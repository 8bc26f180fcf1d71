import ArgumentParser
import Inspector
import JFlow
import TerminalCore
import TraceFormat

/// `jflow-tui replay`: a recorded run, any moment of it, forwards and backwards.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Look at a recorded run: play it, step through it, forwards and backwards.",
        discussion: """
            Reads a .jflowtrace file, plain or compressed by gzip; without one the run of jflow-tui that was recorded \
            last. A file that is cut or damaged is shown as far as it can be read, and what is wrong with it is said. \
            In a terminal the run stands at its beginning: space plays it, ] and [ go on and back by an event, : goes \
            to any moment, ? tells all keys. Where standard output is no terminal, one line a change is printed.

            A moment is a time (12.4s, 2m05s, 250ms), an event (#120), begin, end, failure (the first one), or the \
            name of a task (its start).

            Examples:
              jflow-tui replay                              the run that was recorded last
              jflow-tui replay night.jflowtrace --at failure
              jflow-tui replay night.jflowtrace --play --speed 10
              jflow-tui replay night.jflowtrace --headless --at 12.4s --size 100x30 > frame.txt
              jflow-tui replay night.jflowtrace --plain | grep failed

            Exit status: 0 shown, 64 wrong usage, 65 unreadable input, 129, 130 and 143 after a hang-up, an interrupt \
            and a request to terminate.
            """)

    @Argument(help: "The trace; - for standard input, without one that of the run that jflow-tui recorded last.")
    var file: String?

    @Option(help: ArgumentHelp("The moment to begin at.", valueName: "moment"))
    var at: String?

    @Flag(name: .customLong("play"), help: "Play at once instead of standing still.")
    var plays = false

    @Option(help: ArgumentHelp("How many seconds of the run go by in one: 0.1 to 1000.", valueName: "factor"))
    var speed = 1.0

    @OptionGroup
    var choice: TraceRunOptions

    @Flag(help: "Print the frame of the moment and exit.")
    var headless = false

    @Option(help: ArgumentHelp("The size of the frame of --headless.", valueName: "columns x rows"))
    var size = FrameSize(columns: 100, rows: 30)

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func validate() throws {
        guard 0.1...1_000 ~= speed else { throw ValidationError("--speed must be from 0.1 to 1000, not \(speed).") }
        if headless, output.plain || output.json {
            throw ValidationError("--headless prints a frame: leave out --plain and --json.")
        }
    }

    func run() throws {
        let input = try TraceInput(try file ?? newestRecord())
        let recorded = try input.run(choice.run)
        if output.json { return printJSON(input, recorded) }
        if output.plain || !headless && !output.hasScreen { return printPlainly(input, recorded) }
        if headless { return try printFrame(input, recorded) }
        var session = try ReplaySession(title: input.shortName, output: output) { size, signs, hasColor in
            model(of: recorded, input, size: size, signs: signs, hasColor: hasColor, saysRemarks: true)
        }
        try session.begin(at: goal, speed: speed, plays: plays)
        throw ArgumentParser.ExitCode(session.complete())
    }

    private var goal: ReplayGoal? { at.map { ReplayGoal($0) } }

    private func newestRecord() throws -> String {
        if let path = RunRecords.newest { return path }
        throw ValidationError("No run was recorded in \(safe(RunRecords.folder)): name a trace.")
    }

    private func model(
        of recorded: RecordedRun, _ input: TraceInput, size: Size, signs: Signs, hasColor: Bool, saysRemarks: Bool
    ) -> Model {
        Model(
            size: size, signs: signs, hasColor: hasColor,
            subtitle: input.shortName + (input.remarks.isEmpty ? "" : ", not whole"),
            replaying: Replay(events: recorded.events), remarks: saysRemarks ? input.remarks : [])
    }

    private func printJSON(_ input: TraceInput, _ recorded: RecordedRun) {
        input.printRemarks()
        StandardOutput.write(TraceWriter(origin: recorded.origin).lines(for: recorded.events))
    }

    private func printPlainly(_ input: TraceInput, _ recorded: RecordedRun) {
        input.printRemarks()
        var renderer = PlainRenderer()
        var text = ""
        for event in recorded.events {
            for line in renderer.lines(for: [event], at: event.time) { text += line + "\n" }
        }
        StandardOutput.write(text)
    }

    private func printFrame(_ input: TraceInput, _ recorded: RecordedRun) throws {
        input.printRemarks()
        let signs: Signs = output.ascii ? .ascii : .unicode
        var model = model(
            of: recorded, input, size: size.size, signs: signs, hasColor: false, saysRemarks: false)
        if let goal { try model.go(toNamed: goal) }
        StandardOutput.write(view(model).lines.map { $0 + "\n" }.joined())
    }
}

extension Model {
    /// Goes to a moment that was named in the command's line.
    ///
    /// - Throws: A validation error if there is no such moment.
    mutating func go(toNamed goal: ReplayGoal) throws {
        guard go(to: goal) else { throw ValidationError("--at: \(notice ?? "there is no such moment").") }
    }
}

/// A size that is written as `100x30`.
struct FrameSize: ExpressibleByArgument, CustomStringConvertible {
    let size: Size

    init(columns: Int, rows: Int) {
        size = Size(columns: columns, rows: rows)
    }

    init?(argument: String) {
        let numbers = argument.split(separator: "x").map { Int($0) }
        guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1], 1...10_000 ~= columns,
            1...10_000 ~= rows
        else { return nil }
        self.init(columns: columns, rows: rows)
    }

    var description: String { "\(size.columns)x\(size.rows)" }
    var defaultValueDescription: String { description }
}
