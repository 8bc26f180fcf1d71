import CNcurses
import CTerminalRescue

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The terminal on descriptors of our own, so that nobody else's output reaches it, and ncurses started on them.
final class TerminalConnection {
    /// Where keys come from.
    let input: Int32
    /// Where ncurses draws.
    let drawing: Int32
    /// The same terminal once more, for a crash that has cut off the drawing.
    let rescue: Int32
    private let files: [UnsafeMutablePointer<FILE>]
    private let screen: OpaquePointer

    init(type: String, signals: SignalPipe) throws(ScreenError) {
        input = try System.duplicate(0)
        drawing = try System.duplicate(1)
        rescue = try System.duplicate(1)
        guard let reading = fdopen(input, "r"), let writing = fdopen(drawing, "w"), rescue_keep_modes(rescue) == 0
        else { throw System.refusal(of: "opening the terminal") }
        files = [reading, writing]
        // With these set ncurses would never see another size.
        unsetenv("LINES")
        unsetenv("COLUMNS")
        // Before ncurses, which leaves handlers alone that it finds.
        signals.catchSignals()
        guard let screen = newterm(type, writing, reading), ncurses_enter_modes(drawing) else {
            rescue_release_signals()
            throw .unknownTerminal(type: type)
        }
        self.screen = screen
        ncurses_leave_keyboard_alone()
    }

    /// Sends bytes between the frames; ncurses keeps none back after an update, so the order is right.
    func send(_ bytes: [UInt8]) { System.write(bytes, to: drawing) }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// Ends ncurses and closes the descriptors; the modes were given back before.
    func close() {
        rescue_disarm()
        rescue_release_signals()
        delscreen(screen)
        files.forEach { _ = fclose($0) }
        System.close([rescue])
    }
}
