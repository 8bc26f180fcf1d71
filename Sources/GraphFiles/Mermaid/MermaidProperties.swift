/// What stands in braces behind a node: `@{ shape: rounded, label: "Text" }`.
enum MermaidProperties {
    /// Reads `@{…}`; nil where none stands under the cursor, else the label in it, if it has one.
    ///
    /// - Throws: where the braces are not closed.
    static func take(_ cursor: inout ByteCursor) throws(ReadingFailure) -> (label: String?, isGiven: Bool) {
        let start = cursor.position
        guard cursor.take("@{") else { return (nil, false) }
        var label: String?
        while true {
            cursor.skip { $0.isSpace || $0 == UInt8(ascii: ",") }
            if cursor.take("}") { return (label, true) }
            guard !cursor.isAtEnd else {
                throw ReadingFailure(at: start, "these braces are not closed. Close them with “}”.")
            }
            let key = word(&cursor)
            cursor.skip(while: \.isBlank)
            guard cursor.take(":") else {
                throw ReadingFailure(at: cursor.position, "expected “:” behind a property, found \(cursor.found).")
            }
            let value = try value(&cursor)
            if key == "label" { label = value }
        }
    }

    private static func word(_ cursor: inout ByteCursor) -> String {
        let start = cursor.position
        cursor.skip { $0.isWord || $0 == UInt8(ascii: "-") }
        return cursor.text(from: start)
    }

    private static func value(_ cursor: inout ByteCursor) throws(ReadingFailure) -> String {
        cursor.skip(while: \.isBlank)
        let start = cursor.position
        let quote = cursor.byte
        guard quote == .quote || quote == UInt8(ascii: "'") else {
            cursor.skip { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") && $0 != .newline }
            return MermaidText.text(cursor.text(from: start))
        }
        cursor.position += 1
        cursor.skip { $0 != quote }
        guard !cursor.isAtEnd else {
            throw ReadingFailure(at: start, "this text is not closed. Close it with \(Unicode.Scalar(quote)).")
        }
        cursor.position += 1
        return MermaidText.quoted(cursor.text(start + 1..<cursor.position - 1))
    }
}
