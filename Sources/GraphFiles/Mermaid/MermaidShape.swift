/// The brackets around a node's text.
enum MermaidShape {
    /// What opens a shape and what may close it; of two that begin alike the longer one stands first.
    private static let brackets: [(open: StaticString, close: [StaticString])] = [
        ("(((", [")))"]), ("((", ["))"]), ("([", ["])"]), ("(-", ["-)"]), ("(", [")"]),
        ("[[", ["]]"]), ("[(", [")]"]), ("[/", ["/]", "\\]"]), ("[\\", ["\\]", "/]"]), ("[", ["]"]),
        ("{{", ["}}"]), ("{", ["}"]), (">", ["]"]),
    ]

    /// Reads a text in brackets; nil where none stand under the cursor.
    ///
    /// - Throws: where they are not closed.
    static func take(_ cursor: inout ByteCursor) throws(ReadingFailure) -> String? {
        let start = cursor.position
        guard let close = brackets.first(where: { cursor.take($0.open) })?.close else { return nil }
        var inner = cursor
        inner.skip(while: \.isSpace)
        guard inner.byte == .quote else { return try takePlain(&cursor, close, start: start) }
        cursor = inner
        return try takeQuoted(&cursor, close)
    }

    private static func takeQuoted(
        _ cursor: inout ByteCursor, _ close: [StaticString]
    ) throws(ReadingFailure) -> String {
        let text = try MermaidText.takeQuoted(&cursor)
        cursor.skip(while: \.isSpace)
        guard takeAny(close, &cursor) else {
            throw ReadingFailure(at: cursor.position, "expected “\(close[0])” behind the text, found \(cursor.found).")
        }
        return text
    }

    private static func takePlain(
        _ cursor: inout ByteCursor, _ close: [StaticString], start: Int
    ) throws(ReadingFailure) -> String {
        let first = cursor.position
        while !cursor.isAtEnd, cursor.byte != .newline {
            let end = cursor.position
            if takeAny(close, &cursor) { return MermaidText.text(cursor.text(first..<end)) }
            cursor.position += 1
        }
        throw ReadingFailure(
            at: start, "this bracket is not closed in its line. Close it with “\(close[0])”, or quote the text.")
    }

    private static func takeAny(_ texts: [StaticString], _ cursor: inout ByteCursor) -> Bool {
        for text in texts where cursor.take(text) { return true }
        return false
    }
}
