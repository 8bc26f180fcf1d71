import ArgumentParser
import DemoWorkflows
import TerminalCore

/// `jflow-tui demo`: the front door.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a demonstration workflow and watch it.",
        discussion: """
            In a terminal the graph is shown held before its first task: space runs it, s starts one task, ? tells \
            all keys. Where standard output is no terminal, the run starts at once and prints one line a change.

            Examples:
              jflow-tui demo                     the default, search
              jflow-tui demo search --run --pace 0.2
              jflow-tui demo census ~/project    counts what is in a folder
              jflow-tui demo failures --plain    one plain line a change
              jflow-tui demo --json | head -1    the plan, as a line of JSON
              jflow-tui demo deep --attach control    and elsewhere: jflow-tui attach demo-deep

            The last 50 runs are recorded in $XDG_STATE_HOME/jflow (~/.local/state/jflow): jflow-tui replay shows \
            the last one. --no-record writes nothing.

            Two demonstrations that --list leaves out, fatal-error and stack-overflow, crash on purpose: they show \
            that the terminal is given back all the same.

            Exit status: 0 all goals done, 1 a task failed or a goal is missing, 64 wrong usage, 65 unreadable input, \
            129, 130 and 143 after a hang-up, an interrupt and a request to terminate, 128 + signal after a crash.
            """)

    @Argument(help: "The demonstration; --list names them.")
    var name = "search"

    @Argument(help: "The folder that census reads.")
    var path: String?

    @Flag(help: "List the demonstrations and exit.")
    var list = false

    @Flag(name: .customLong("run"), help: "Start at once instead of holding before the first task.")
    var startsAtOnce = false

    @Option(help: ArgumentHelp("Factor on all made-up durations: 0.1 is ten times faster.", valueName: "factor"))
    var pace = 1.0

    @Option(help: ArgumentHelp("Where everything random comes from.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The most tasks that run at once; without it there is no limit.", valueName: "number"))
    var slots: Int?

    @Flag(help: "Make a task fail.")
    var fail = false

    @Flag(name: .customLong("no-record"), help: "Write no trace of the run, which jflow-tui replay could show.")
    var leavesNoRecord = false

    @Option(
        name: .customLong("attach"),
        help: ArgumentHelp("Let jflow-tui attach in, to watch or to control.", valueName: "what"))
    var access: AttachAccess?

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func validate() throws {
        if let slots, slots < 1 { throw ValidationError("--slots must be at least 1, not \(slots).") }
        if path != nil, name != "census" {
            throw ValidationError("Only census takes a folder: jflow-tui demo census \(safe(path ?? "")).")
        }
    }

    func run() throws {
        guard !list else { return printList() }
        let settings = DemonstrationSettings(pace: pace, seed: seed, fails: fail, path: path ?? ".")
        let demonstration = try demonstration(settings)
        let workflowRun = WorkflowRun(
            demonstration: demonstration, slots: slots, recorder: leavesNoRecord ? nil : RunRecords.recorder())
        try access?.letViewersIn(to: "demo-\(name)")
        let code = try output.show(workflowRun, isHeld: !startsAtOnce)
        throw ArgumentParser.ExitCode(code)
    }

    private func demonstration(_ settings: DemonstrationSettings) throws -> Demonstration {
        do {
            return try Demonstration.named(name, settings: settings)
        } catch let error as DemonstrationError {
            printError(safe("\(error)"))
            throw error.isUnreadableInput ? ArgumentParser.ExitCode(65) : .validationFailure
        }
    }

    private func printList() {
        let width = Demonstration.all.map(\.name.count).max() ?? 0
        for entry in Demonstration.all {
            print(padded(entry.name, to: width) + "  " + entry.summary)
        }
    }
}

extension DemonstrationError {
    fileprivate var isUnreadableInput: Bool {
        switch self {
        case .missingPath, .notAFolder, .unreadableFolder: true
        case .unknownName, .unusablePace: false
        }
    }
}
