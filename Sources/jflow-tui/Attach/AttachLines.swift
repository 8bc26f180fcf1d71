import ArgumentParser
import Attach
import Inspector
import JFlow
import NcursesScreen
import TerminalCore
import TraceFormat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The runs of a program told in lines, one after another, until the program ends.
final class AttachLines {
    /// What the lines are.
    enum Form { case plain, json }

    private let form: Form
    private let terminal: PlainTerminal
    private let link: ProgramLink
    private var record: ViewerRecord?
    private var origin = TraceOrigin()
    private var renderer = PlainRenderer()
    private var leaving: Int32?
    private let begin = ContinuousClock.now

    /// - Throws: An exit status after a sentence on standard error, if there is no link.
    init(program: AttachableProgram, form: Form, record: ViewerRecord?) throws {
        self.form = form
        self.record = record
        terminal = try PlainTerminal()
        let waker = terminal.waker
        do {
            let viewer = ViewerHello(process: Int(getpid()), window: Connection.window, wantsEveryRun: true)
            link = try ProgramLink(program, viewer: viewer) { waker.wake() }
        } catch {
            terminal.close()
            printError(error.description)
            throw ExitCode(AttachTarget.unavailable)
        }
    }

    /// Prints lines until the program ends, or a signal comes; answers the status to leave with.
    func complete() -> Int32 {
        while leaving == nil {
            for event in terminal.wait(until: renderer.nextDeadline.map { begin + $0 }) { take(event) }
            for item in link.take() where leaving == nil { take(item) }
            if form == .plain { write(renderer.lines(at: now)) }
        }
        link.close()
        terminal.close()
        return leaving ?? 0
    }

    private var now: Duration { begin.duration(to: .now) }

    private func take(_ event: TerminalEvent) {
        switch event {
        case .interrupt: leaving = 130
        case .terminate: leaving = 143
        case .hangUp: leaving = 129
        default: break
        }
    }

    private func take(_ item: ProgramLink.News) {
        switch item {
        case .report(.run(let start, let origin)):
            self.origin = origin
            record?.origin = origin
            tell(start)
        case .report(.event(let event)):
            tell(event)
            if case .runFinished = event.kind { link.send(.nextRun) }
        case .report(.passedOver(let count)): say("\(count) runs were passed over: they came too fast")
        case .lost(let reason): lost(reason)
        case .unreadable(let words): say(words)
        case .linked, .report: break
        }
    }

    private func lost(_ reason: String?) {
        let isCut = renderer.run.plan != nil && renderer.run.end == nil
        if let reason { say(safe(reason)) }
        if isCut { say("the link was lost in the middle of a run") }
        leaving = isCut ? AttachTarget.unavailable : ExitStatus.code(for: renderer.run, isInterrupted: false)
    }

    private func tell(_ event: Event) {
        let lines = renderer.lines(for: [event], at: now)
        if let failure = record?.append([event]) { say(failure) }
        switch form {
        case .json: terminal.write(TraceWriter(origin: origin).line(for: event))
        case .plain: write(lines)
        }
    }

    private func say(_ sentence: String) { terminal.writeError("jflow-tui: \(sentence)\n") }

    private func write(_ lines: [String]) {
        if !lines.isEmpty { terminal.write(lines.map { $0 + "\n" }.joined()) }
    }
}
