import CNcurses
import CTerminalRescue
package import TerminalCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A real terminal, drawn by ncurses; the only code that touches it.
///
/// One thread opens it, makes all calls and closes it; only its `waker` may be used elsewhere. There is at most one at
/// a time. While it is open, standard output and standard error are a pipe whose lines come as events `printed`; a
/// crash, and `exit` called by anyone, gives the terminal back by itself.
package final class NcursesScreen: Screen {
    package private(set) var size: Size
    package let abilities: ScreenAbilities
    private let options: ScreenOptions
    private let connection: TerminalConnection
    private let signals: SignalPipe
    private let controls: ControlStrings
    private let output: CapturedOutput
    private var painter: Painter
    private var keyboard: Keyboard
    private var title: String?
    private var isUpdateMarked = false
    private var waiting: [TerminalEvent] = []
    private var isClosed = false

    /// Takes the terminal of standard input and output.
    ///
    /// Throws before anything has changed if there is no terminal, or none that can show a screen.
    package init(options: ScreenOptions = ScreenOptions()) throws(ScreenError) {
        guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
        let type = try TerminalDescription.check(terminal: 1)
        let isUnicode = TextLocale.choose()
        self.options = options
        controls = ControlStrings(terminalType: type)
        signals = try SignalPipe()
        connection = try TerminalConnection(type: type, signals: signals)
        let palette = Palette(usesColor: options.usesColor)
        abilities = ScreenAbilities(hasColor: palette.hasColor, isUnicode: isUnicode)
        painter = Painter(palette: palette, isUnicode: isUnicode)
        keyboard = Keyboard(descriptor: connection.input, keys: TerminalDescription.keys)
        size = Size(columns: Int(ncurses_columns()), rows: Int(ncurses_rows()))
        isMouseOn = options.usesMouse
        do {
            output = try CapturedOutput(signals: signals)
        } catch {
            connection.close()
            throw error
        }
        arm()
        begin()
    }

    package var waker: Waker { signals.waker }

    package var isMouseOn: Bool {
        didSet {
            guard !isClosed, isMouseOn != oldValue else { return }
            connection.send(isMouseOn ? ControlStrings.mouseOn : ControlStrings.mouseOff)
        }
    }

    package func paint(_ frame: Frame) {
        guard !isClosed, painter.stage(frame, on: size) else { return }
        if isUpdateMarked { connection.send(ControlStrings.beginUpdate) }
        doupdate()
        if isUpdateMarked { connection.send(ControlStrings.endUpdate) }
    }

    package func redraw() {
        guard !isClosed else { return }
        painter.forget()
    }

    package func setTitle(_ title: String) {
        guard !isClosed else { return }
        self.title = title
        connection.send(controls.title(title))
    }

    package func close() {
        guard !isClosed else { return }
        rescue_wait_if_crashing()
        isClosed = true
        leave()
        output.end(showing: options.showsOutputAtClose)
        connection.close()
    }

    deinit { close() }
}

// MARK: Waiting

extension NcursesScreen {
    package func wait(until deadline: ContinuousClock.Instant?) -> [TerminalEvent] {
        guard !isClosed else { return [] }
        while waiting.isEmpty {
            let now = ContinuousClock.now
            if let ended = keyboard.flush(at: now) { return [ended] }
            let due = [deadline, keyboard.doubtEnds].compactMap { $0 }.min()
            collect(milliseconds: milliseconds(from: now, to: due))
            if let deadline, waiting.isEmpty, ContinuousClock.now >= deadline { break }
        }
        defer { waiting = [] }
        return waiting
    }

    /// Rounded up: waiting a little too short would make the caller spin.
    private func milliseconds(from now: ContinuousClock.Instant, to due: ContinuousClock.Instant?) -> Int32 {
        guard let due else { return -1 }
        let parts = max(.zero, now.duration(to: due)).components
        let milliseconds = parts.seconds.multipliedReportingOverflow(by: 1000)
        guard !milliseconds.overflow, milliseconds.partialValue < 1_000_000_000 else { return 1_000_000_000 }
        return Int32(milliseconds.partialValue + (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    private func collect(milliseconds: Int32) {
        var descriptors = [signals.reading]
        if !keyboard.hasEnded { descriptors.append(keyboard.descriptor) }
        let ready = System.poll(descriptors, milliseconds: milliseconds)
        rescue_wait_if_crashing()
        if ready.contains(keyboard.descriptor) { read() }
        if ready.contains(signals.reading) { signals.take().forEach(handle) }
    }

    private func read() {
        for event in keyboard.read() {
            switch event {
            case .key(.control("c")): waiting.append(.interrupt)
            case .key(.control("z")): stop(wholeGroup: true)
            default: waiting.append(event)
            }
        }
    }

    private func handle(signal: Int32) {
        switch signal {
        case 0: waiting.append(.wake)
        case Int32(SignalPipe.outputMark): waiting += output.takeLines()
        case SIGINT: waiting.append(.interrupt)
        case SIGTERM: waiting.append(.terminate)
        case SIGHUP: waiting.append(.hangUp)
        case SIGWINCH: resize()
        case SIGTSTP: stop(wholeGroup: false)
        case SIGCONT:
            leave()
            enter()
            waiting.append(.continued(after: .zero))
        default: break
        }
    }
}

// MARK: Entering and leaving

extension NcursesScreen {
    private func arm() {
        let sequence = controls.rescue()
        sequence.withUnsafeBytes { buffer in
            var plan = rescue_plan(
                terminal: connection.rescue, drawing: connection.drawing, output: output.formerOutput,
                error: output.formerError, capture: output.reading,
                sequence: buffer.baseAddress?.assumingMemoryBound(to: CChar.self), sequence_length: buffer.count)
            rescue_arm(&plan)
        }
    }

    /// Switches everything on and asks about synchronised updates; keys that come before the answer are kept.
    private func begin() {
        connection.send(controls.enter(mouse: isMouseOn) + ControlStrings.question)
        painter.forget()
        let end = ContinuousClock.now + .milliseconds(100)
        while !keyboard.hasAnswer, !keyboard.hasEnded, ContinuousClock.now < end {
            let left = milliseconds(from: .now, to: end)
            if !System.poll([keyboard.descriptor], milliseconds: left).isEmpty { read() }
        }
        isUpdateMarked = keyboard.hasSynchronisedUpdates
    }

    private func leave() {
        endwin()
        connection.send(controls.leave)
        rescue_restore_modes(connection.rescue)
    }

    private func enter() {
        reset_prog_mode()
        connection.send(controls.enter(mouse: isMouseOn) + (title.map(controls.title) ?? ""))
        let frame = painter.frame
        resize()
        painter.forget()
        if let frame { paint(frame) }
    }

    /// Stops the whole process as the terminal's own ctrl-Z would, and takes the terminal again when it goes on.
    private func stop(wholeGroup: Bool) {
        leave()
        let start = ContinuousClock.now
        rescue_stop_process(wholeGroup)
        enter()
        waiting.append(.continued(after: start.duration(to: .now)))
        // Going on was told by that already, also where it took several steps (`bg`, then `fg`).
        for signal in signals.take() where signal != SIGCONT { handle(signal: signal) }
    }

    private func resize() {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard ncurses_window_size(connection.drawing, &columns, &rows) else { return }
        let new = Size(columns: Int(columns), rows: Int(rows))
        guard new != size, resizeterm(rows, columns) != ERR else { return }
        size = new
        painter.forget()
        waiting.append(.resized(new))
    }
}
