import ArgumentParser
import Attach
import Inspector
import JFlow
import JFlowInspector
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

/// The loop between the screen, the model, and the program that the model shows.
struct AttachSession {
    private let screen: NcursesScreen
    private let signs: Signs
    private let link: ProgramLink
    private var record: ViewerRecord?
    private var program: AttachableProgram
    private var model: Model
    private var leaving: Int32?
    private let zero = ContinuousClock.now
    private var pace: FramePace

    /// Links a screen to a program.
    ///
    /// - Parameter record: Where what is shown is recorded, too.
    /// - Throws: An exit status after a sentence on standard error, if there is no link.
    init(program: AttachableProgram, screen: NcursesScreen, signs: Signs, record: ViewerRecord?) throws {
        self.screen = screen
        self.signs = signs
        self.record = record
        self.program = program
        let waker = screen.waker
        do {
            let viewer = ViewerHello(process: Int(getpid()), window: Connection.window)
            link = try ProgramLink(program, viewer: viewer) { waker.wake() }
        } catch {
            screen.close()
            printError(error.description)
            throw ArgumentParser.ExitCode(AttachTarget.unavailable)
        }
        pace = FramePace(since: zero)
        model = Model(
            size: screen.size, signs: signs, hasColor: screen.abilities.hasColor,
            subtitle: program.program, attachedTo: Attachment(program))
        screen.setTitle("jflow-tui: " + safe(program.program))
    }

    /// Shows the program until the user leaves; answers the status to leave with.
    mutating func complete() -> Int32 {
        while leaving == nil {
            let events = screen.wait(until: pace.deadline(of: model))
            send(.clock(zero.duration(to: .now)))
            for event in events where leaving == nil { take(event) }
            take(link.take())
            pace.paintIfDue(model, on: screen)
        }
        return leave(leaving ?? 0)
    }

    private mutating func take(_ event: TerminalEvent) {
        switch event {
        case .terminate: leaving = 143
        case .hangUp: leaving = 129
        default: send(.terminal(event))
        }
    }

    // MARK: What the program tells

    private mutating func take(_ news: [ProgramLink.News]) {
        var events: [Event] = []
        for item in news {
            if case .report(.run(let start, let origin)) = item {
                // The record tells of the origin with the header, so what belongs to the former run is written first.
                send(&events)
                record?.origin = origin
                events.append(start)
            } else if case .report(.event(let event)) = item {
                events.append(event)
            } else {
                send(&events)
                take(item)
            }
        }
        send(&events)
    }

    private mutating func send(_ events: inout [Event]) {
        guard !events.isEmpty else { return }
        if let failure = record?.append(events) { send(.orderRefused(failure)) }
        send(.events(events))
        events = []
    }

    private mutating func take(_ item: ProgramLink.News) {
        switch item {
        case .linked(let program):
            self.program = program
            send(.linked(Attachment(program)))
        case .lost(let reason): send(.linkLost(reason))
        case .unreadable(let words): send(.orderRefused(words))
        case .report(.time(let time)): send(.linkTime(time))
        case .report(.stepped(let answer)): send(.stepAnswered(answer))
        case .report(.layerStepped(let tasks)): send(.layerStepped(tasks))
        case .report(.refused(let reason)): send(.orderRefused(reason))
        case .report(.hello), .report(.run), .report(.event), .report(.passedOver), .report(.goodbye): break
        }
    }

    // MARK: What the user wants

    private mutating func send(_ message: Message) {
        for effect in update(&model, message) { perform(effect) }
    }

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .pause: link.send(.pause)
        case .resume: link.send(.resume)
        case .step: link.send(.step)
        case .stepLayer: link.send(.stepLayer)
        case .runTo(let task): link.send(.runTo(task: task))
        case .setBreakpoint(let isSet, let task): link.send(.setBreakpoint(isSet, task: task))
        case .cancelTask(let task): link.send(.cancelTask(task))
        case .cancelRun: link.send(.cancelRun)
        case .runAgain(let beginning):
            link.send(.runAgain(beginning, breakpoints: model.breakpoints.sorted()))
        case .nextRun: link.send(.nextRun)
        case .quit, .exitNow: leaving = model.exitCode
        case .suspend: kill(getpid(), SIGTSTP)
        case .redraw: screen.redraw()
        case .setMouse(let isOn): screen.isMouseOn = isOn
        }
    }

    // MARK: Leaving

    private mutating func leave(_ code: Int32) -> Int32 {
        let isLinked = link.isLinked
        link.close()
        screen.close()
        for line in ExitSummary.lines(for: model.run, signs: signs, exitCode: code) { print(line) }
        let name = "\(safe(program.program)) (pid \(program.process))"
        print(isLinked ? "detached from \(name), which runs on" : "the link to \(name) was lost")
        if let record { print("  record  \(safe(record.path))") }
        return code
    }
}

extension Attachment {
    init(_ program: AttachableProgram) {
        self.init(
            program: program.program, process: program.process, allowsControl: program.allowsControl,
            offersReruns: program.offersReruns)
    }
}
