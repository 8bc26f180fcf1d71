/// The characters a picture is drawn with.
package enum PictureStyle: Sendable, Hashable, CaseIterable {
    /// Box-drawing characters, rounded, heavy or dashed where asked for.
    case unicode
    /// `- | . ' +`, `= #` where heavy, `~ ;` where dashed.
    case ascii
}

/// How the line of an edge or a frame is drawn.
struct LineStyle: Sendable, Hashable {
    var isHeavy: Bool
    var isDashed = false
}

/// What a cell of a picture belongs to.
package enum Owner: Sendable, Hashable {
    /// Nothing.
    case blank
    /// The line of one or more edges.
    case edge
    /// The frame of the node at this index.
    case frame(node: Int)
    /// The inside of the node at this index, which the caller fills.
    case interior(node: Int)
}

/// One cell of a picture.
package struct PictureCell: Sendable, Hashable {
    /// The character, a space where nothing is drawn.
    package var glyph: Character
    /// What the cell belongs to.
    package var owner: Owner
    /// Whether a heavy line or frame goes through the cell.
    package var isHeavy: Bool

    /// A cell with this character, which belongs to `owner`.
    package init(glyph: Character, owner: Owner, isHeavy: Bool) {
        self.glyph = glyph
        self.owner = owner
        self.isHeavy = isHeavy
    }

    /// The cell where nothing is drawn.
    package static let blank = PictureCell(glyph: " ", owner: .blank, isHeavy: false)
}
