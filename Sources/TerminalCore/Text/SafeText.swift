/// Text of one line that can do a terminal no harm: what is unsafe in it is shown, not sent.
///
/// Controls and characters that change the direction of text are shown as `\x1b`, `\u202e`, a newline as `\n`, bytes
/// that are no UTF-8 as `\xff`; tabs become spaces. U+200D and variation selectors are removed, because ncurses and
/// tmux disagree on the width of what they join; other characters without a width are shown as `\u200b`, but for
/// combining marks after a glyph that can carry them. A backslash stays one.
package struct SafeText: Sendable, Hashable, CustomStringConvertible {
    /// The harmless text.
    package let text: String

    /// Cleans a text; a newline is shown as `\n`.
    package init(_ text: String) {
        self.text = Self.isPlain(text) ? text : Self.cleaned(text.unicodeScalars)
    }

    /// Cleans bytes that should be UTF-8; those that are not are shown as `\xff`.
    package init(bytes: some Sequence<UInt8>) {
        text = Self.cleaned(bytes: Array(bytes))
    }

    /// The lines of a text, each cleaned; a last newline begins no further line.
    package static func lines(_ text: String) -> [SafeText] {
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { line in
            SafeText(String(line.last == "\r" ? line.dropLast() : line))
        }
    }

    package var description: String { text }
}

/// The text with everything unsafe in it shown as `\x1b`, on one line; see `SafeText`.
package func safe(_ text: String) -> String { SafeText(text).text }

/// The lines of a text, each made safe; see `SafeText`.
package func safeLines(_ text: String) -> [String] { SafeText.lines(text).map(\.text) }
