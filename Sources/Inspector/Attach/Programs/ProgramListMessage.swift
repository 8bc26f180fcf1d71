package import TerminalCore

/// Something that happened outside of the list of programs.
package enum ProgramListMessage: Sendable, Hashable {
    /// These programs let themselves be attached to now; told once a second.
    case programs([AttachableProgram])
    /// The terminal reports something.
    case terminal(TerminalEvent)
}

/// Something that is to be done because of a message to the list of programs.
package enum ProgramListEffect: Sendable, Hashable {
    /// Attach to a program.
    case choose(AttachableProgram)
    /// Give the terminal back and leave with ``ProgramListModel/exitCode``.
    case quit
    /// Give the terminal back and stop the process until somebody continues it.
    case suspend
    /// Paint every cell again.
    case redraw
    /// Turn the terminal's mouse reports on or off.
    case setMouse(Bool)
}
