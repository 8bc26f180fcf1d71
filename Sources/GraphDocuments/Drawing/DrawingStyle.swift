package import GraphDrawing

/// The characters that lines, frames and signs are drawn with.
package enum DrawingStyle: String, Sendable, Hashable, CaseIterable {
    /// Single lines with rounded corners.
    case rounded
    /// Single lines with sharp corners.
    case sharp
    /// Double lines.
    case double
    /// ASCII alone.
    case ascii

    /// Whether only ASCII is used.
    package var isASCII: Bool { self == .ascii }

    /// The style of the picture from which the characters are taken.
    package var picture: PictureStyle { isASCII ? .ascii : .unicode }

    /// The character instead of one of the picture's.
    func glyph(_ cell: PictureCell) -> Character {
        switch self {
        case .rounded, .ascii: cell.glyph
        case .sharp: Self.sharpGlyphs[cell.glyph] ?? cell.glyph
        // There are no characters of heavy and double arms: where a heavy line joins, the picture's own stay.
        case .double: cell.isHeavy ? cell.glyph : Self.doubleGlyphs[cell.glyph] ?? cell.glyph
        }
    }

    private static let sharpGlyphs: [Character: Character] = ["╭": "┌", "╮": "┐", "╰": "└", "╯": "┘"]
    private static let doubleGlyphs: [Character: Character] = [
        "─": "═", "│": "║", "╭": "╔", "╮": "╗", "╰": "╚", "╯": "╝", "├": "╠", "┤": "╣", "┬": "╦", "┴": "╩",
        "╴": "═", "╶": "═", "╵": "║", "╷": "║",
    ]
}

/// The signs beside the lines.
extension DrawingStyle {
    var ellipsis: String { isASCII ? "~" : "…" }
    var point: String { isASCII ? "o" : "●" }
    var highlightedPoint: String { isASCII ? "@" : "◆" }
    /// Before a highlighted name without a frame.
    var highlight: String { isASCII ? "* " : "◆ " }
    /// Before the name of a node that stands for many.
    package var fold: String { isASCII ? "[+] " : "⊞ " }
    /// Under or over the end of a line that finds no character of the name there.
    var foothold: String { isASCII ? "_" : "·" }
    /// Before the number of a connector: where the line goes on.
    func onward(_ direction: Direction) -> String {
        direction == .down ? (isASCII ? "v" : "▾") : (isASCII ? ">" : "▸")
    }
    /// Before the number of a connector: where the line comes from.
    func backward(_ direction: Direction) -> String {
        direction == .down ? (isASCII ? "^" : "▴") : (isASCII ? "<" : "◂")
    }
    /// The sides of a group's frame, which no edge is drawn with.
    var groupAcross: String { isASCII ? ":" : "┄" }
    var groupAlong: String { isASCII ? ":" : "┆" }
    /// Its corners: upper left and right, lower left and right. Edges have other ones in the same style.
    var groupCorners: [String] {
        switch self {
        case .rounded, .double: ["┌", "┐", "└", "┘"]
        case .sharp: ["╭", "╮", "╰", "╯"]
        case .ascii: [":", ":", ":", ":"]
        }
    }
}
