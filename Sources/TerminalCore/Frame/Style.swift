/// How a cell looks; the driver leaves out what the terminal does not have.
package struct Style: Sendable, Hashable {
    /// The colour of the glyph.
    package var foreground: Color
    /// The colour behind the glyph.
    package var background: Color
    /// Shown heavier.
    package var isBold: Bool
    /// Shown fainter.
    package var isDim: Bool
    /// Shown with a line below.
    package var isUnderlined: Bool
    /// Shown with foreground and background exchanged.
    package var isReversed: Bool

    /// Makes a style; without arguments it is the terminal's plain text.
    package init(
        foreground: Color = .default, background: Color = .default, isBold: Bool = false, isDim: Bool = false,
        isUnderlined: Bool = false, isReversed: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.isBold = isBold
        self.isDim = isDim
        self.isUnderlined = isUnderlined
        self.isReversed = isReversed
    }

    /// The terminal's plain text.
    package static let plain = Style()
}
