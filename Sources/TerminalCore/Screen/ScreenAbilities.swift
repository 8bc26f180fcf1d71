/// What a terminal can show.
package struct ScreenAbilities: Sendable, Hashable {
    /// True if colours are shown.
    package var hasColor: Bool
    /// True if box-drawing characters and other text outside ASCII are shown, one column each for the lines.
    package var isUnicode: Bool

    /// Describes a terminal.
    package init(hasColor: Bool, isUnicode: Bool) {
        self.hasColor = hasColor
        self.isUnicode = isUnicode
    }
}
