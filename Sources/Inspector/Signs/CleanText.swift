import TerminalCore

/// The most Unicode scalars that are kept of one untrusted text.
private let scalarLimit = 4_000

/// An untrusted text on one line, safe to show, and cut where nobody would read on.
func cleaned(_ text: String) -> String {
    safe(shortened(text))
}

/// The lines of an untrusted text, each safe to show; an empty text is one empty line.
func cleanLines(_ text: String) -> [String] {
    let lines = safeLines(shortened(text))
    return lines.isEmpty ? [""] : lines
}

/// The text with blanks behind it up to a display width; longer texts stay as they are.
func extended(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - DisplayWidth.of(text), 0))
}

private func shortened(_ text: String) -> String {
    guard text.utf8.count > scalarLimit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(scalarLimit)))
}

extension String {
    /// The text without the blanks at its end.
    var trimmedRight: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
