import ArgumentParser
import Inspector
import JFlowInspector
import NcursesScreen
import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The loop between the screen and the model of a recorded run.
struct ReplaySession {
    private let screen: NcursesScreen
    private var model: Model
    private var leaving: Int32?
    private let zero = ContinuousClock.now
    private var pace: FramePace

    /// Takes the terminal.
    ///
    /// - Parameter make: Makes the model for a screen of this size.
    /// - Throws: An exit status after a sentence on standard error, if the terminal can't be used.
    init(
        title: String, output: OutputOptions, make: (Size, Signs, _ hasColor: Bool) -> Model
    ) throws {
        do {
            screen = try NcursesScreen(options: ScreenOptions(usesColor: output.usesColor))
        } catch {
            printError("\(error)")
            throw ArgumentParser.ExitCode.validationFailure
        }
        let signs: Signs = output.ascii || !screen.abilities.isUnicode ? .ascii : .unicode
        pace = FramePace(since: zero)
        model = make(screen.size, signs, screen.abilities.hasColor)
        screen.setTitle("jflow-tui: " + safe(title))
    }

    /// Goes to the moment at which to begin.
    ///
    /// - Throws: A validation error if there is no such moment.
    mutating func begin(at goal: ReplayGoal?, speed: Double, plays: Bool) throws {
        do {
            if let goal { try model.go(toNamed: goal) }
        } catch {
            screen.close()
            throw error
        }
        model.beginReplay(speed: speed, plays: plays)
    }

    /// Shows the run until the user leaves; answers the status to leave with.
    mutating func complete() -> Int32 {
        while leaving == nil {
            let events = screen.wait(until: pace.deadline(of: model))
            send(.clock(zero.duration(to: .now)))
            for event in events where leaving == nil { take(event) }
            pace.paintIfDue(model, on: screen)
        }
        screen.close()
        return leaving ?? 0
    }

    private mutating func take(_ event: TerminalEvent) {
        switch event {
        case .terminate: leaving = 143
        case .hangUp: leaving = 129
        default: send(.terminal(event))
        }
    }

    private mutating func send(_ message: Message) {
        for effect in update(&model, message) { perform(effect) }
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .quit, .exitNow: leaving = model.exitCode
        case .suspend: kill(getpid(), SIGTSTP)
        case .redraw: screen.redraw()
        case .setMouse(let isOn): screen.isMouseOn = isOn
        // There is no run to steer.
        case .pause, .resume, .step, .stepLayer, .runTo, .setBreakpoint, .cancelTask, .cancelRun, .runAgain, .nextRun:
            break
        }
    }
}
