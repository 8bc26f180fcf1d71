/// Texts of Mermaid's flowcharts.
enum MermaidText {
    /// A text as one line: without tags and icons, with its entities read, Markdown without its marks.
    static func text(_ raw: String, isMarkdown: Bool = false) -> String {
        var bytes = Array(raw.utf8)
        if bytes.allSatisfy({ $0.isWord || $0 == .blank }) { return trimmed(raw) }
        bytes = withoutTags(bytes)
        let text = trimmed(oneLine(String(decoding: bytes, as: UTF8.self)))
        return entitiesDecoded(isMarkdown ? withoutMarks(text) : text)
    }

    /// Reads the text in the quotes under the cursor, which may be single ones, too.
    ///
    /// - Throws: where they are not closed; the cursor stays.
    static func takeQuoted(_ cursor: inout ByteCursor) throws(ReadingFailure) -> String {
        let first = cursor.position + 1
        try skipQuoted(&cursor)
        return quoted(cursor.text(first..<cursor.position - 1))
    }

    /// Steps over the text in quotes under the cursor, as `takeQuoted` does.
    static func skipQuoted(_ cursor: inout ByteCursor) throws(ReadingFailure) {
        var inner = cursor
        inner.position += 1
        inner.skip { $0 != cursor.byte }
        guard !inner.isAtEnd else {
            let quote = cursor.byte == .quote ? "double" : "single"
            throw ReadingFailure(at: cursor.position, "this text is not closed. Close it with a \(quote) quote.")
        }
        cursor.position = inner.position + 1
    }

    /// A text between quotes; backquotes within them say that it is Markdown.
    static func quoted(_ raw: String) -> String {
        let inner = trimmed(raw)
        guard inner.count > 1, inner.hasPrefix("`"), inner.hasSuffix("`") else { return text(raw) }
        return text(String(inner.dropFirst().dropLast()), isMarkdown: true)
    }

    /// Tags that Mermaid's labels hold; others, as in `List<String>`, are taken for text.
    private static let tags: Set<String> = [
        "b", "i", "u", "s", "a", "em", "strong", "small", "big", "sub", "sup", "code", "pre", "span", "div", "p",
        "font", "img", "center", "tt", "del", "ins", "mark", "kbd", "ul", "ol", "li", "hr", "br", "h1", "h2", "h3",
        "h4", "h5", "h6",
    ]
    private static let blocks: Set<String> = [
        "br", "div", "p", "hr", "li", "ul", "ol", "pre", "center", "h1", "h2", "h3", "h4", "h5", "h6",
    ]

    private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "<")) || bytes.contains(UInt8(ascii: ":")) else { return bytes }
        var cursor = ByteCursor(bytes)
        var text: [UInt8] = []
        while !cursor.isAtEnd {
            if let tag = takeTag(&cursor) {
                if blocks.contains(tag) { text.append(.newline) }
            } else if !takeIcon(&cursor, behind: text.last) {
                text.append(cursor.byte)
                cursor.position += 1
            }
        }
        return text
    }

    private static func takeTag(_ cursor: inout ByteCursor) -> String? {
        guard cursor.byte == UInt8(ascii: "<") else { return nil }
        var inner = cursor
        inner.position += 1
        if inner.byte == UInt8(ascii: "/") { inner.position += 1 }
        let start = inner.position
        inner.skip { $0.isLetter || $0.isDigit }
        let name = inner.text(from: start).lowercased()
        guard tags.contains(name) else { return nil }
        inner.skip { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
        guard inner.byte == UInt8(ascii: ">") else { return nil }
        cursor.position = inner.position + 1
        return name
    }

    /// Steps over an icon (`fa:fa-car`, `fab:fa-github`).
    private static func takeIcon(_ cursor: inout ByteCursor, behind last: UInt8?) -> Bool {
        guard cursor.byte == UInt8(ascii: "f"), last.map(\.isSpace) ?? true else { return false }
        var inner = cursor
        inner.skip(while: \.isLetter)
        guard inner.position - cursor.position <= 3, inner.isAt(":fa-") else { return false }
        inner.skip { !$0.isSpace }
        inner.skip(while: \.isBlank)
        cursor = inner
        return true
    }

    /// Markdown without the marks of emphasis; `_` within a word is none.
    private static func withoutMarks(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isBetweenWords =
                index > 0 && index + 1 < bytes.count && bytes[index - 1].isWord && bytes[index + 1].isWord
            if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") && !isBetweenWords { continue }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Mermaid writes entities with `#`: `#quot;`, `#35;`; those of HTML are read, too.
    private static func entitiesDecoded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "&") }) else { return text }
        return oneLine(decoded(text) { takeEntity(&$0).map(String.init) })
    }

    private static func takeEntity(_ cursor: inout ByteCursor) -> Unicode.Scalar? {
        guard cursor.byte == UInt8(ascii: "#") else { return Entities.take(&cursor) }
        return Entities.takeName(&cursor, after: cursor.byte(ahead: 1).isDigit ? 0 : 1)
    }
}
