/// One place of a frame: a glyph with its combining marks, and its style.
package struct Cell: Sendable, Hashable {
    /// The glyph; empty in the right half of a wide character.
    package var text: String
    /// How the glyph looks.
    package var style: Style

    /// Makes a cell.
    package init(text: String, style: Style = .plain) {
        self.text = text
        self.style = style
    }

    /// A cell with nothing on it.
    package static let blank = Cell(text: " ")

    /// True in the right half of a wide character, whose glyph stands in the cell to the left.
    package var isContinuation: Bool { text.isEmpty }
}
