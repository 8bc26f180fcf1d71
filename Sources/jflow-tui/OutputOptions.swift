import ArgumentParser
import Inspector
import JFlowInspector
import NcursesScreen
import TerminalCore

/// Where and how a run is shown; the same for every command that runs something.
struct OutputOptions: ParsableArguments {
    /// When colours are used.
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Flag(help: "Print one plain line a change instead of the screen.")
    var plain = false

    @Flag(help: "Print the events as lines of JSON instead of the screen.")
    var json = false

    @Flag(help: "Draw with ASCII characters only.")
    var ascii = false

    @Option(help: ArgumentHelp("Use colours: auto (not with NO_COLOR), always or never.", valueName: "when"))
    var color = ColorChoice.auto

    func validate() throws {
        if plain, json { throw ValidationError("--plain and --json exclude each other: give one of them.") }
    }

    /// Shows a run to its end and answers the status to leave with.
    ///
    /// - Throws: An exit status after a sentence on standard error, if the terminal can't be used.
    func show(_ run: WorkflowRun, isHeld: Bool) throws -> Int32 {
        do {
            if json { return try PlainSession(run: run, form: .json).complete() }
            if plain || !hasScreen { return try PlainSession(run: run, form: .plain).complete() }
            run.warmUp()
            let screen = try NcursesScreen(options: ScreenOptions(usesColor: usesColor))
            let signs: Signs = ascii || !screen.abilities.isUnicode ? .ascii : .unicode
            return ScreenSession(run: run, screen: screen, signs: signs, isHeld: isHeld, subtitle: "demo").complete()
        } catch let error as ScreenError {
            printError("\(error)")
            throw ArgumentParser.ExitCode.validationFailure
        }
    }

    /// Whether there is a terminal that may show a screen; one that turns out to be unable is told as an error.
    var hasScreen: Bool { !Terminals.isInputPiped && Terminals.isOutputTerminal }

    /// Whether colours are used.
    var usesColor: Bool {
        switch color {
        case .always: true
        case .never: false
        case .auto: environment("NO_COLOR") == nil
        }
    }
}
