import DemoWorkflows
import Inspector
import JFlow
import NcursesScreen
import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The loop between the screen, the model and a run; lives on the main thread.
final class ScreenSession {
    private let run: WorkflowRun
    private let screen: NcursesScreen
    private let signs: Signs
    private let events: EventStream
    private let wake: @Sendable () -> Void
    private var execution: WorkflowRun.Execution
    private var model: Model
    private var paintedRevision = -1
    private var lastPaint: ContinuousClock.Instant
    private let begin = ContinuousClock.now
    /// The status to leave with, once it is decided.
    private var leaving: Int32?
    /// How long to wait for bodies to return; `nil` as long as they take.
    private var grace: Duration?

    private static let frameInterval = Duration.milliseconds(16)

    init(run: WorkflowRun, screen: NcursesScreen, signs: Signs, isHeld: Bool) {
        self.run = run
        self.screen = screen
        self.signs = signs
        let waker = screen.waker
        wake = { waker.wake() }
        events = EventStream(wake: wake)
        lastPaint = begin - Self.frameInterval
        model = Model(size: screen.size, signs: signs, hasColor: screen.abilities.hasColor, subtitle: "demo")
        screen.setTitle("jflow-tui: " + safe(run.demonstration.plan.name))
        execution = run.start(observer: events, isHeld: isHeld, wake: wake)
    }

    /// Shows the run until the user leaves; answers the status to leave with.
    func complete() -> Int32 {
        while leaving == nil {
            let terminalEvents = screen.wait(until: deadline)
            send(.clock(now))
            for event in terminalEvents where leaving == nil && !event.isPrinted { take(event) }
            let drained = events.drain()
            if !drained.isEmpty { send(.events(drained)) }
            // Last, because the first line that a task prints must not come before the start of its run.
            for event in terminalEvents where event.isPrinted { take(event) }
            paintIfDue()
        }
        return leave(leaving ?? 0)
    }

    private var now: Duration { begin.duration(to: .now) }

    private var deadline: ContinuousClock.Instant? {
        let clock = model.nextDeadline.map { begin + $0 }
        let frame = model.revision == paintedRevision ? nil : lastPaint + Self.frameInterval
        return [clock, frame].compactMap { $0 }.min()
    }

    private func paintIfDue() {
        guard model.revision != paintedRevision, lastPaint.duration(to: .now) >= Self.frameInterval else { return }
        screen.paint(view(model))
        paintedRevision = model.revision
        lastPaint = .now
    }

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
                observer: events, isHeld: false, from: Demonstration.Beginning(beginning),
                breakpoints: model.breakpoints, wake: wake)
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
        if hasStarted, let record = run.record() { print("  record  \(safe(record))   jflow-tui replay shows it") }
        for line in execution.result?.report ?? [] { print(safe(line)) }
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

extension Demonstration.Beginning {
    fileprivate init(_ beginning: RunBeginning) {
        switch beginning {
        case .anew: self = .anew
        case .tasks(let tasks): self = .tasks(tasks)
        case .failed: self = .failed
        }
    }
}

extension TerminalEvent {
    fileprivate var isPrinted: Bool {
        if case .printed = self { return true }
        return false
    }
}
