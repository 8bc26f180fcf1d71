import ArgumentParser
import Inspector
import NcursesScreen
import TerminalCore

/// `jflow-tui attach`: the runs of a program that runs now.
struct AttachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "See what a program runs now, and steer it if it allows that.",
        discussion: """
            The program lets viewers in by AttachServer.start() (product JFlowTrace). Without an argument the programs \
            are listed to choose from. Whoever comes late sees the run from its beginning; q leaves, and the program \
            runs on. When the run on the screen has ended, the next one is shown, unless it failed or you looked \
            around in it: f follows again. If the program is gone, its last state stays on the screen.

            Where standard output is no terminal, one line a change is printed, of every run, until the program ends; \
            without an argument the list of programs.

            Examples:
              jflow-tui attach                        the programs there are, to choose from
              jflow-tui attach 4127                   by its process
              jflow-tui attach server                 by its name
              jflow-tui attach /run/user/1000/jflow/server-4127.socket
              jflow-tui attach server --record night.jflowtrace
              jflow-tui attach server --json | grep '"failed"'
              jflow-tui attach --plain                the list, as lines

            Exit status: 0 left, or the last run is done; 1 the last run failed; 64 wrong usage; 69 no such program, or \
            the link was lost in the middle of a run; 129, 130 and 143 after a hang-up, an interrupt and a request to \
            terminate.
            """)

    @Argument(help: "The process, name or socket of the program; without it they are listed.")
    var program: String?

    @Option(
        help: ArgumentHelp(
            "Write a trace of what is shown to a new file, compressed if its name ends in .gz.", valueName: "file"))
    var record: String?

    @OptionGroup(title: "Output")
    var output: OutputOptions

    func validate() throws {
        if program == nil, record != nil, output.plain || output.json {
            throw ValidationError("--record needs a program, if it is not chosen on the screen.")
        }
    }

    func run() throws {
        let hasScreen = output.hasScreen && !output.plain && !output.json
        guard let program else { return hasScreen ? try chooseOnScreen() : printList() }
        let found = try AttachTarget(program).find()
        let file = try record.map { try ViewerRecord(path: $0) }
        if hasScreen {
            let screen = try makeScreen()
            throw ExitCode(try show(found, on: screen, file))
        }
        let form: AttachLines.Form = output.json ? .json : .plain
        throw ExitCode(try AttachLines(program: found, form: form, record: file).complete())
    }

    private func printList() {
        let programs = Programs.list()
        for line in programLines(programs.attachable, isASCII: output.ascii || Terminals.outputShowsOnlyASCII) {
            print(line)
        }
        for problem in programs.problems { printError(problem) }
    }

    private func chooseOnScreen() throws {
        let file = try record.map { try ViewerRecord(path: $0) }
        let screen = try makeScreen()
        switch ProgramListSession(screen: screen, signs: signs(of: screen)).choose() {
        case .left(let code):
            screen.close()
            file?.remove()
            throw ExitCode(code)
        case .chosen(let program):
            throw ExitCode(try show(program, on: screen, file))
        }
    }

    private func show(_ program: AttachableProgram, on screen: NcursesScreen, _ file: ViewerRecord?) throws -> Int32 {
        var session = try AttachSession(program: program, screen: screen, signs: signs(of: screen), record: file)
        return session.complete()
    }

    private func makeScreen() throws -> NcursesScreen {
        do {
            return try NcursesScreen(options: ScreenOptions(usesColor: output.usesColor))
        } catch {
            printError("\(error)")
            throw ExitCode.validationFailure
        }
    }

    private func signs(of screen: NcursesScreen) -> Signs {
        output.ascii || !screen.abilities.isUnicode ? .ascii : .unicode
    }
}
