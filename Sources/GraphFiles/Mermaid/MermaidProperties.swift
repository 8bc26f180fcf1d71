/// What stands in braces behind a node: `@{ shape: rounded, label: "Text" }`.
enum MermaidProperties {
    /// Reads `@{…}`, if it stands under the cursor; gives the label in it, if it has one.
    ///
    /// - Throws: where the braces are not closed.
    static func take(_ cursor: inout ByteCursor) throws(ReadingFailure) -> String? {
        let start = cursor.position
        guard cursor.take("@{") else { return nil }
        var label: String?
        while true {
            cursor.skip { $0.isSpace || $0 == UInt8(ascii: ",") }
            if cursor.take("}") { return label }
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
        if cursor.byte == .quote || cursor.byte == UInt8(ascii: "'") { return try MermaidText.takeQuoted(&cursor) }
        cursor.skip { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") && $0 != .newline }
        return MermaidText.text(cursor.text(from: start))
    }
}
