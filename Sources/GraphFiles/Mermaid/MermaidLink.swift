/// A link between nodes: `-->`, `-.->`, `==>`, `--o`, `<-->`, of any length, with or without a text.
struct MermaidLink {
    enum Stroke {
        case normal, thick, dotted, invisible
    }

    let stroke: Stroke
    let hasHead: Bool
    let hasTail: Bool
    var label: String?

    /// Reads the link under the cursor; nil where none stands.
    ///
    /// - Throws: where a text on it is not closed.
    static func take(_ cursor: inout ByteCursor) throws(ReadingFailure) -> MermaidLink? {
        guard var link = try takeStrokes(&cursor) else { return nil }
        var behind = cursor
        behind.skip(while: \.isSpace)
        if behind.byte == UInt8(ascii: "|") {
            cursor.position = behind.position + 1
            link.label = try takeBarred(&cursor)
        }
        return link
    }

    private static func takeStrokes(_ cursor: inout ByteCursor) throws(ReadingFailure) -> MermaidLink? {
        let start = cursor.position
        var inner = cursor
        let hasTail = isHead(inner.byte)
        if hasTail { inner.position += 1 }
        guard let stroke = stroke(inner) else { return nil }
        if stroke == .invisible {
            cursor.skip { $0 == UInt8(ascii: "~") }
            return MermaidLink(stroke: stroke, hasHead: false, hasTail: false)
        }
        if let hasHead = takeWhole(&inner, stroke) {
            cursor = inner
            return MermaidLink(stroke: stroke, hasHead: hasHead, hasTail: hasTail)
        }
        inner.position += 2
        let (text, hasHead) = try takeText(&inner, stroke, start: start)
        cursor = inner
        return MermaidLink(stroke: stroke, hasHead: hasHead, hasTail: hasTail, label: text)
    }

    private static func isHead(_ byte: UInt8) -> Bool { "xo<".utf8.contains(byte) }

    private static func stroke(_ cursor: ByteCursor) -> Stroke? {
        if cursor.isAt("--") { return .normal }
        if cursor.isAt("==") { return .thick }
        if cursor.isAt("-.") { return .dotted }
        return cursor.isAt("~~~") ? .invisible : nil
    }

    /// Steps over a link without a text, or over the end of one with a text, and says whether it has a head.
    private static func takeWhole(_ cursor: inout ByteCursor, _ stroke: Stroke) -> Bool? {
        let sign = UInt8(ascii: stroke == .thick ? "=" : "-")
        var inner = cursor
        if stroke == .dotted {
            if inner.byte == sign { inner.position += 1 }
            let dots = inner.position
            inner.skip { $0 == UInt8(ascii: ".") }
            guard inner.position > dots, inner.byte == sign else { return nil }
            inner.position += 1
        } else {
            inner.skip { $0 == sign }
        }
        let length = inner.position - cursor.position
        let hasHead = ">xo".utf8.contains(inner.byte)
        guard hasHead || length > 2 || stroke == .dotted else { return nil }
        if hasHead { inner.position += 1 }
        cursor = inner
        return hasHead
    }

    /// The text between `--` and the end of the link.
    private static func takeText(
        _ cursor: inout ByteCursor, _ stroke: Stroke, start: Int
    ) throws(ReadingFailure) -> (String, Bool) {
        let first = cursor.position
        var inner = cursor
        inner.skip(while: \.isBlank)
        if inner.byte == .quote {
            try MermaidText.skipQuoted(&inner)
            cursor.position = inner.position
        }
        while !cursor.isAtEnd, cursor.byte != .newline {
            let end = cursor.position
            let isEnd = self.stroke(cursor) == stroke || stroke == .dotted && cursor.byte == UInt8(ascii: ".")
            if isEnd, let hasHead = takeWhole(&cursor, stroke) {
                return (labelText(cursor.text(first..<end)), hasHead)
            }
            cursor.position += 1
            // Of a long row of dots each one would look for the end of all.
            if stroke == .dotted, isEnd { cursor.skip { $0 == UInt8(ascii: ".") } }
        }
        throw ReadingFailure(
            at: start, "this link has no end in its line. Write “\(example(stroke))” or “\(withText(stroke))”.")
    }

    private static func example(_ stroke: Stroke) -> String {
        switch stroke {
        case .thick: "==>"
        case .dotted: "-.->"
        case .normal, .invisible: "-->"
        }
    }

    private static func withText(_ stroke: Stroke) -> String {
        switch stroke {
        case .thick: "== text ==>"
        case .dotted: "-. text .->"
        case .normal, .invisible: "-- text -->"
        }
    }

    private static func takeBarred(_ cursor: inout ByteCursor) throws(ReadingFailure) -> String {
        let first = cursor.position
        var inner = cursor
        inner.skip(while: \.isSpace)
        if inner.byte == .quote {
            try MermaidText.skipQuoted(&inner)
            cursor.position = inner.position
        }
        cursor.skip { $0 != UInt8(ascii: "|") && $0 != .newline }
        guard cursor.byte == UInt8(ascii: "|") else {
            throw ReadingFailure(at: first - 1, "this text is not closed in its line. Close it with “|”.")
        }
        cursor.position += 1
        return labelText(cursor.text(first..<cursor.position - 1))
    }

    private static func labelText(_ raw: String) -> String {
        let text = trimmed(raw)
        guard text.utf8.count > 1, text.hasPrefix("\""), text.hasSuffix("\"") else { return MermaidText.text(text) }
        return MermaidText.quoted(String(text.dropFirst().dropLast()))
    }
}
