package import Inspector
import JFlow
package import NcursesScreen
import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The loop between the screen, the model and a run; lives on the main thread.
package final class ScreenSession {
    private let run: any InspectedRun
    private let screen: NcursesScreen
    private let signs: Signs
    private let events: EventStream
    private let wake: @Sendable () -> Void
    private let closesWhenDone: Bool
    private let stop: SessionStop
    private var execution: InspectedExecution
    private var model: Model
    private let begin = ContinuousClock.now
    private var pace: FramePace
    /// The status to leave with, once it is decided.
    private var leaving: Int32?
    /// How long to wait for bodies to return; `nil` as long as they take.
    private var grace: Duration?

    /// Starts a run, held or not, and takes over the screen.
    ///
    /// - Parameters:
    ///   - subtitle: What stands beside the name of the workflow.
    ///   - closesWhenDone: Whether it ends as soon as a run is done.
    ///   - stop: What asks it to end before its user does.
    package init(
        run: some InspectedRun, screen: NcursesScreen, signs: Signs, isHeld: Bool, subtitle: String,
        closesWhenDone: Bool = false, stop: SessionStop = SessionStop()
    ) {
        self.closesWhenDone = closesWhenDone
        self.stop = stop
        self.run = run
        self.screen = screen
        self.signs = signs
        let waker = screen.waker
        wake = { waker.wake() }
        events = EventStream(wake: wake)
        pace = FramePace(since: begin)
        model = Model(size: screen.size, signs: signs, hasColor: screen.abilities.hasColor, subtitle: subtitle)
        screen.setTitle("jflow-tui: " + safe(run.workflowName))
        execution = run.start(observer: events, isHeld: isHeld, from: .anew, breakpoints: [], wake: wake)
        stop.setWake(wake)
    }

    /// Shows the run until the user leaves; answers the status to leave with.
    package func complete() -> Int32 {
        while leaving == nil {
            let terminalEvents = screen.wait(until: pace.deadline(of: model))
            send(.clock(now))
            for event in terminalEvents where leaving == nil && !event.isPrinted { take(event) }
            let drained = events.drain()
            if !drained.isEmpty { send(.events(drained)) }
            // Last, because the first line that a task prints must not come before the start of its run.
            for event in terminalEvents where event.isPrinted { take(event) }
            pace.paintIfDue(model, on: screen)
            if stop.isRequested || closesWhenDone && model.run.end == .done { leaving = leaving ?? model.exitCode }
        }
        return leave(leaving ?? 0)
    }

    private var now: Duration { begin.duration(to: .now) }

    private func take(_ event: TerminalEvent) {
        switch event {
        case .terminate: leaveAfterSignal(143)
        case .hangUp: leaveAfterSignal(129)
        default: send(.terminal(event))
        }
    }

    private func leaveAfterSignal(_ code: Int32) {
        leaving = code
        grace = .seconds(2)
    }

    private func send(_ message: Message) {
        for effect in update(&model, message) { perform(effect) }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .pause: execution.control.pause()
        case .resume: execution.control.resume()
        case .step: send(.stepAnswered(execution.control.step()))
        case .stepLayer: send(.layerStepped(execution.control.stepLayer()))
        case .runTo(let task): execution.control.run(to: task)
        case .setBreakpoint(let isSet, let task): execution.control.setBreakpoint(isSet, before: task)
        case .cancelTask(let task): execution.control.cancel(task: task)
        case .cancelRun: execution.control.cancelRun()
        case .runAgain(let beginning):
            execution = run.start(
                observer: events, isHeld: false, from: beginning,
                breakpoints: model.breakpoints, wake: wake)
        // Its runs are its own: none comes from elsewhere.
        case .nextRun: break
        case .quit: leaving = model.exitCode
        case .exitNow:
            leaving = model.exitCode
            grace = .zero
        case .suspend: kill(getpid(), SIGTSTP)
        case .redraw: screen.redraw()
        case .setMouse(let isOn): screen.isMouseOn = isOn
        }
    }

    // MARK: Leaving

    /// Gives the terminal back, cancels and awaits the run, and leaves a summary of it.
    private func leave(_ code: Int32) -> Int32 {
        let hasStarted = model.run.hasStarted
        execution.control.cancelRun()
        screen.close()
        awaitRun()
        // A run that was left before its first task is told as held, not as cancelled seventeen times.
        if hasStarted { send(.events(events.drain())) }
        for line in ExitSummary.lines(for: model.run, signs: signs, exitCode: code) { print(line) }
        for line in run.closingLines(of: execution, hasStarted: hasStarted) { print(safe(line)) }
        return code
    }

    private func awaitRun() {
        if let grace {
            _ = execution.waitForEnd(atMost: grace)
        } else if !execution.waitForEnd(atMost: .milliseconds(300)) {
            print("waiting for running tasks to return; ctrl-c leaves without them")
            _ = execution.waitForEnd()
        }
    }
}

extension TerminalEvent {
    fileprivate var isPrinted: Bool {
        if case .printed = self { return true }
        return false
    }
}
