/// Everything that a screen tells the one who waits on it.
package enum TerminalEvent: Sendable, Hashable {
    case key(Key)
    case mouse(MouseEvent)
    /// Text that was pasted, as it came: make it safe before it is shown.
    case paste(String)
    /// The terminal's window got (true) or lost the keyboard.
    case focus(Bool)
    /// The screen has this size from now on, and nothing of the former picture.
    case resized(Size)
    /// Ctrl-C, or SIGINT.
    case interrupt
    /// SIGTERM.
    case terminate
    /// SIGHUP, or no more keyboard.
    case hangUp
    /// The process was stopped (ctrl-Z, SIGTSTP) for so long and goes on; zero where it could not be measured.
    case continued(after: Duration)
    /// A line that the program wrote to its standard output or standard error meanwhile, already safe.
    case printed(String)
    /// Someone called `wake()`.
    case wake
}
