/// What stands before the statements of a flowchart: the title in its front matter, its first word, its direction.
struct MermaidHeader {
    private(set) var title: String?
    private(set) var leadsRight = false
    /// What is drawn otherwise than asked.
    private(set) var note: String?

    /// Reads the header under the cursor.
    ///
    /// - Throws: where no flowchart begins here.
    static func take(_ cursor: inout ByteCursor) throws(ReadingFailure) -> MermaidHeader {
        var header = MermaidHeader()
        header.readFrontMatter(&cursor)
        guard cursor.skipMermaidSpace() else {
            throw ReadingFailure(at: nil, "holds no flowchart. Begin it with “flowchart TD”.")
        }
        try readFirstWord(&cursor)
        cursor.skip(while: \.isBlank)
        header.readDirection(&cursor)
        return header
    }

    /// The first word behind front matter, comments and directives; empty where none stands there.
    static func firstWord(_ cursor: ByteCursor) -> String {
        var cursor = cursor
        var header = MermaidHeader()
        header.readFrontMatter(&cursor)
        return cursor.skipMermaidSpace() ? takeWord(&cursor) : ""
    }

    /// Takes the title from the lines between `---` at the beginning.
    private mutating func readFrontMatter(_ cursor: inout ByteCursor) {
        cursor.skip(while: \.isSpace)
        guard cursor.isAt("---"), [0, .newline, .blank].contains(cursor.byte(ahead: 3)) else { return }
        cursor.skipLine()
        while !cursor.isAtEnd {
            cursor.position += 1
            let start = cursor.position
            cursor.skipLine()
            let line = cursor.text(from: start)
            if line.hasPrefix("---") { return }
            if line.hasPrefix("title:") { title = Self.scalar(trimmed(String(line.dropFirst(6)))) }
        }
    }

    /// A value of YAML: plain, or in quotes, which are those of JSON where they are double.
    private static func scalar(_ text: String) -> String {
        guard text.utf8.count > 1, let quote = text.first, text.last == quote else { return text }
        let inner = String(text.dropFirst().dropLast())
        if quote == "\"" { return JSONEscapes.unescaped(Array(inner.utf8)) }
        guard quote == "'" else { return text }
        return inner.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
    }

    private static func readFirstWord(_ cursor: inout ByteCursor) throws(ReadingFailure) {
        let start = cursor.position
        let word = takeWord(&cursor)
        guard !MermaidDiagram.flowcharts.contains(word) else { return }
        if word.isEmpty { cursor.position += 1 }
        throw ReadingFailure(
            at: start,
            MermaidDiagram.others.contains(word)
                ? "a \(word) of Mermaid is no graph that is drawn here. Give a flowchart."
                : "expected “flowchart” or “graph”, found \(shown(cursor.text(from: start))).")
    }

    private static func takeWord(_ cursor: inout ByteCursor) -> String {
        let start = cursor.position
        cursor.skip { $0.isWord || $0 == UInt8(ascii: "-") }
        return cursor.text(from: start)
    }

    private mutating func readDirection(_ cursor: inout ByteCursor) {
        let start = cursor.position
        if "<>^v".utf8.contains(cursor.byte), !cursor.byte(ahead: 1).isWord {
            cursor.position += 1
        } else {
            cursor.skip(while: \.isLetter)
        }
        let direction = cursor.text(from: start)
        switch direction {
        case "LR", ">": leadsRight = true
        case "RL", "<":
            leadsRight = true
            note = "direction \(direction) is drawn from left to right"
        case "BT", "^": note = "direction \(direction) is drawn from top to bottom"
        case "TB", "TD", "v", "": break
        default: cursor.position = start
        }
    }
}

extension ByteCursor {
    /// Steps over blanks, empty lines, semicolons, comments and directives of Mermaid; false at the end.
    mutating func skipMermaidSpace() -> Bool {
        while true {
            skip { $0.isSpace || $0 == UInt8(ascii: ";") }
            guard isAt("%%") else { return !isAtEnd }
            if isAt("%%{") {
                while !isAtEnd, !take("}%%") { position += 1 }
            } else {
                skipLine()
            }
        }
    }
}
