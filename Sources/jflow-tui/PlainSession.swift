import DemoWorkflows
import Inspector
import JFlow
import JFlowInspector
import TraceFormat
import NcursesScreen
import TerminalCore

/// A run told in lines, for output that is no terminal: starts at once, never asks.
final class PlainSession {
    /// What the lines are.
    enum Form { case plain, json }

    private let run: WorkflowRun
    private let form: Form
    private let terminal: PlainTerminal
    private let writer = TraceWriter()
    private var renderer = PlainRenderer()
    private var signalCode: Int32?
    private let begin = ContinuousClock.now

    /// - Throws: ``ScreenError`` if the system refuses a pipe.
    init(run: WorkflowRun, form: Form) throws {
        self.run = run
        self.form = form
        terminal = try PlainTerminal()
    }

    /// Runs and answers the status to leave with.
    func complete() -> Int32 {
        run.warmUp()
        let waker = terminal.waker
        let events = EventStream { waker.wake() }
        let execution = run.start(observer: events, isHeld: false) { waker.wake() }
        while !execution.hasEnded {
            for event in terminal.wait(until: renderer.nextDeadline.map { begin + $0 }) {
                if takesAtOnce(event, execution) { return finish(execution, events) }
            }
            tell(events.drain())
        }
        return finish(execution, events)
    }

    /// Takes an event and answers whether to leave without waiting for the run.
    private func takesAtOnce(_ event: TerminalEvent, _ execution: InspectedExecution) -> Bool {
        switch event {
        case .interrupt: return cancel(execution, code: 130)
        case .terminate: return cancel(execution, code: 143)
        case .hangUp: return cancel(execution, code: 129)
        case .printed(let line): tellPrinted(line)
        default: break
        }
        return false
    }

    /// The first signal cancels the run, the second leaves at once.
    private func cancel(_ execution: InspectedExecution, code: Int32) -> Bool {
        let isSecond = signalCode != nil
        signalCode = code
        execution.control.cancelRun()
        if !isSecond { terminal.writeError("jflow-tui: cancelling, once more to leave now\n") }
        return isSecond
    }

    private func tell(_ events: [Event]) {
        let lines = renderer.lines(for: events, at: begin.duration(to: .now))
        switch form {
        case .json: terminal.write(writer.lines(for: events))
        case .plain: write(lines + renderer.lines(at: begin.duration(to: .now)))
        }
    }

    /// What a task printed would be no line of JSON, so it goes to standard error there.
    private func tellPrinted(_ line: String) {
        switch form {
        case .json: terminal.writeError(line + "\n")
        case .plain: write([line])
        }
    }

    private func write(_ lines: [String]) {
        if !lines.isEmpty { terminal.write(lines.map { $0 + "\n" }.joined()) }
    }

    private func finish(_ execution: InspectedExecution, _ events: EventStream) -> Int32 {
        for case .printed(let line) in terminal.takeLast() { tellPrinted(line) }
        tell(events.drain())
        let closingLines = run.closingLines(of: execution, hasStarted: false)
        if form == .plain { write(closingLines.map { safe($0) }) }
        _ = run.record()
        terminal.close()
        return signalCode ?? ExitStatus.code(for: renderer.run, isInterrupted: false)
    }
}
