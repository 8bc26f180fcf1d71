internal import TerminalCore

/// A name or a piece of a text between quotation marks, made safe, and cut where a message would drown in it.
func shown(_ text: String) -> String {
    let clean = safe(text)
    return clean.count <= 40 ? "“\(clean)”" : "“\(clean.prefix(39))…”"
}

extension ByteCursor {
    /// What stands under the cursor, for a message: a word, a sign, the end of the line or of the text.
    var found: String {
        if isAtEnd { return "the end of the text" }
        if byte == .newline { return "the end of the line" }
        var word = self
        word.skip(while: \.isWord)
        if word.position == position { word.position += 1 }
        return shown(word.text(from: position))
    }
}
