/// What a cell of a finished drawing shows.
package enum DrawnPart: Sendable, Hashable {
    /// Nothing.
    case blank
    /// The line of one or more edges.
    case line
    /// The text beside the edge at this index.
    case edgeLabel(edge: Int)
    /// The frame of the node at this index.
    case nodeFrame(node: Int)
    /// The text of the node at this index, and the blanks inside its frame.
    case label(node: Int)
    /// The frame of the group at this index.
    case groupFrame(group: Int)
    /// The title of the group at this index.
    case groupTitle(group: Int)
}

/// One cell of a finished drawing.
package struct DrawnCell: Sendable, Hashable {
    /// The character with its combining marks; empty in the right half of a wide one.
    package var text: String
    /// What it shows.
    package var part: DrawnPart
    /// Whether a heavy line or frame goes through it, or the text is that of a highlighted node.
    package var isHeavy: Bool

    static let blank = DrawnCell(text: " ", part: .blank, isHeavy: false)
}
