/// The side on which text stands in a wider field.
package enum Alignment: Sendable, Hashable {
    case leading, trailing, center
}

/// The text, cut to at most so many columns with an ellipsis (`…`, or `~` where only ASCII is shown) at its end.
package func fitted(_ text: String, to columns: Int, isASCII: Bool = false) -> String {
    guard columns > 0 else { return "" }
    guard DisplayWidth.of(text) > columns else { return text }
    var kept = ""
    var width = 0
    for glyph in Glyphs(text) {
        guard width + glyph.width < columns else { break }
        kept.unicodeScalars.append(contentsOf: glyph.text.unicodeScalars)
        width += glyph.width
    }
    return kept + (isASCII ? "~" : "…")
}

/// The text, cut to at most so many columns with an ellipsis (`…`, or `~` where only ASCII is shown) in its middle, so
/// that both ends can be read.
package func fittedInMiddle(_ text: String, to columns: Int, isASCII: Bool = false) -> String {
    guard columns > 0 else { return "" }
    guard DisplayWidth.of(text) > columns else { return text }
    let glyphs = Array(Glyphs(text))
    let head = kept(glyphs, atMost: columns / 2)
    let tail = kept(glyphs.reversed(), atMost: (columns - 1) / 2).reversed()
    return head.map(\.text).joined() + (isASCII ? "~" : "…") + tail.map(\.text).joined()
}

/// The first of some glyphs, as many as there is room for.
private func kept(_ glyphs: some Sequence<Glyph>, atMost columns: Int) -> [Glyph] {
    var left = columns
    return Array(
        glyphs.prefix { glyph in
            left -= glyph.width
            return left >= 0
        })
}

/// The text in exactly so many columns: cut as `fitted` does, or filled with blanks.
package func padded(
    _ text: String, to columns: Int, alignment: Alignment = .leading, isASCII: Bool = false
) -> String {
    let fitting = fitted(text, to: columns, isASCII: isASCII)
    let missing = max(0, columns - DisplayWidth.of(fitting))
    let left =
        switch alignment {
        case .leading: 0
        case .trailing: missing
        case .center: missing / 2
        }
    return String(repeating: " ", count: left) + fitting + String(repeating: " ", count: missing - left)
}
