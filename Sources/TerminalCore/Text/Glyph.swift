/// What one cell, or one pair of cells, shows: a scalar with its own width and the marks that follow it.
struct Glyph: Equatable {
    var text: String
    /// 1 or 2 columns.
    var width: Int
}

/// The glyphs of a text from left to right.
///
/// Not Swift's characters: ncurses and tmux give each scalar with a width a place of its own, so two flags' letters,
/// a skin tone or the second half of a joined emoji are glyphs here.
struct Glyphs: Sequence, IteratorProtocol {
    /// A base and four marks: ncurses' `CCHARW_MAX` is 5.
    static let mostMarks = 4

    private var scalars: String.UnicodeScalarView.Iterator
    private var begun: Glyph?

    init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
    }

    mutating func next() -> Glyph? {
        var marks = 0
        while let scalar = scalars.next() {
            let width = DisplayWidth.of(scalar)
            if width == 0 {
                guard begun != nil, marks < Self.mostMarks else { continue }
                marks += 1
                begun?.text.unicodeScalars.append(scalar)
            } else if let complete = exchange(for: scalar, width: width) {
                return complete
            }
        }
        defer { begun = nil }
        return begun
    }

    /// Begins the next glyph and gives back the one that is complete by that.
    private mutating func exchange(for scalar: Unicode.Scalar, width: Int) -> Glyph? {
        defer { begun = width > 0 ? Glyph(text: String(scalar), width: width) : Glyph(text: "?", width: 1) }
        return begun
    }
}
