import ArgumentParser
import Inspector
import NcursesScreen
import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The loop between the screen and the model of a browsed graph.
struct GraphSession {
    private let screen: NcursesScreen
    private var model: BrowseModel
    private var leaving: Int32?

    /// Takes the terminal and shows the graph on it.
    ///
    /// - Parameter make: Makes the model for a screen of this size, with or without colours, in ASCII alone or not.
    /// - Throws: An exit status after a sentence on standard error, if the terminal can't be used.
    init(title: String, make: (Size, _ hasColor: Bool, _ isASCII: Bool) -> BrowseModel) throws {
        Self.takeKeyboard()
        do {
            screen = try NcursesScreen(options: ScreenOptions(usesColor: environment("NO_COLOR") == nil))
        } catch {
            printError("\(error)")
            throw ArgumentParser.ExitCode.validationFailure
        }
        model = make(screen.size, screen.abilities.hasColor, !screen.abilities.isUnicode)
        screen.setTitle("jflow-tui: " + title)
    }

    /// The graph may have come through standard input; keys come from the terminal all the same.
    private static func takeKeyboard() {
        guard isatty(0) != 1 else { return }
        let terminal = open("/dev/tty", O_RDWR)
        guard terminal >= 0 else { return }
        dup2(terminal, 0)
        close(terminal)
    }

    /// Shows the graph until the user leaves; answers the status to leave with.
    mutating func complete() -> Int32 {
        screen.paint(browseView(model))
        var paintedRevision = model.revision
        while leaving == nil {
            for event in screen.wait(until: nil) where leaving == nil { take(event) }
            guard leaving == nil, model.revision != paintedRevision else { continue }
            screen.paint(browseView(model))
            paintedRevision = model.revision
        }
        screen.close()
        return leaving ?? 0
    }

    private mutating func take(_ event: TerminalEvent) {
        switch event {
        case .terminate: leaving = 143
        case .hangUp: leaving = 129
        default: for effect in browse(&model, event) { perform(effect) }
        }
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .quit, .exitNow: leaving = 0
        case .suspend: kill(getpid(), SIGTSTP)
        case .redraw:
            screen.redraw()
            screen.paint(browseView(model))
        case .setMouse(let isOn): screen.isMouseOn = isOn
        // There is no run to steer.
        case .pause, .resume, .step, .stepLayer, .runTo, .setBreakpoint, .cancelTask, .cancelRun, .runAgain, .nextRun:
            break
        }
    }
}
