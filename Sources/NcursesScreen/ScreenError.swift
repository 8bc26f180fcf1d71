/// Why a terminal cannot show the screen; the description says what to do.
package enum ScreenError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Standard input or standard output is no terminal.
    case notATerminal
    /// `TERM` is not set.
    case noTerminalType
    /// The description of the terminal, if there is any, has no way to place the cursor.
    case tooSimple(type: String)
    /// There is no description of this terminal on the machine.
    case unknownTerminal(type: String)
    /// The system refused something.
    case refused(what: String, reason: String)

    package var description: String {
        switch self {
        case .notATerminal:
            "the screen needs a terminal, but standard input or output is none; use --plain for plain lines"
        case .noTerminalType:
            "the screen needs to know the terminal, but TERM is not set; try TERM=xterm-256color, or --plain"
        case .tooSimple(let type):
            "the terminal '\(type)' (from TERM) cannot place a cursor, so it shows no screen; use --plain"
        case .unknownTerminal(let type):
            "there is no terminfo entry for the terminal '\(type)' (from TERM); "
                + "install it (Debian: ncurses-term), try TERM=xterm-256color, or use --plain"
        case .refused(let what, let reason):
            "the screen could not be opened: \(what): \(reason)"
        }
    }
}
