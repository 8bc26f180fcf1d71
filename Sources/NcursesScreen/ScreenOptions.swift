/// How a terminal is to be used.
package struct ScreenOptions: Sendable {
    /// False draws without colours; bold, dim, underline and reverse remain.
    package var usesColor: Bool
    /// False leaves the mouse to the terminal.
    package var usesMouse: Bool
    /// True writes the last 50 captured lines to standard error when the screen is closed, as a crash always does.
    package var showsOutputAtClose: Bool

    /// Makes options; without arguments everything is on.
    package init(usesColor: Bool = true, usesMouse: Bool = true, showsOutputAtClose: Bool = true) {
        self.usesColor = usesColor
        self.usesMouse = usesMouse
        self.showsOutputAtClose = showsOutputAtClose
    }
}
