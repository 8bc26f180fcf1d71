/// Cuts a text into the words of Graphviz's language, as its scanner does.
struct DOTLexer {
    var cursor: ByteCursor
    var notes = ReadingNotes()

    /// Begins at the beginning of a text.
    init(_ bytes: [UInt8]) { cursor = ByteCursor(bytes) }

    /// The next word; at the end of the text `end`, again and again.
    mutating func next() throws(ReadingFailure) -> DOTToken {
        try skipSpace()
        let start = cursor.position
        let byte = cursor.byte
        if cursor.isAtEnd { return DOTToken(kind: .end, start: start) }
        if byte == .quote { return DOTToken(kind: .name, start: start, text: try quoted()) }
        if byte.isWord && !byte.isDigit { return word() }
        if isAtNumeral { return numeral() }
        if byte == UInt8(ascii: "<") { return DOTToken(kind: .html, start: start, text: try html()) }
        if cursor.take("->") { return DOTToken(kind: .arrow(isDirected: true), start: start) }
        if cursor.take("--") { return DOTToken(kind: .arrow(isDirected: false), start: start) }
        guard Self.isSign(byte) else {
            throw ReadingFailure(
                at: start, "\(cursor.found) cannot stand here. Put names that hold such characters in double quotes.")
        }
        cursor.position += 1
        return DOTToken(kind: .sign(Unicode.Scalar(byte)), start: start)
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "{", "}", "[", "]", "=", ";", ",", ":": true
        default: false
        }
    }

    /// Skips blanks, comments, and lines that begin with `#`, which a preprocessor has left.
    private mutating func skipSpace() throws(ReadingFailure) {
        while true {
            cursor.skip(while: \.isSpace)
            let isAtLineStart = cursor.position == 0 || cursor.byte(ahead: -1) == .newline
            if cursor.isAt("//") || cursor.byte == UInt8(ascii: "#") && isAtLineStart {
                cursor.skipLine()
            } else if cursor.isAt("/*") {
                try skipComment()
            } else if cursor.isAt("\u{feff}") {
                cursor.position += 3
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(ReadingFailure) {
        let start = cursor.position
        cursor.position += 2
        while !cursor.take("*/") {
            guard !cursor.isAtEnd else {
                throw ReadingFailure(at: start, "this comment is not closed. Close it with “*/”.")
            }
            cursor.position += 1
        }
    }

    private mutating func word() -> DOTToken {
        let start = cursor.position
        let keyword: DOTToken.Kind? =
            switch cursor.byte | 0x20 {
            case UInt8(ascii: "n"): cursor.isAtWord("node") ? .node : nil
            case UInt8(ascii: "e"): cursor.isAtWord("edge") ? .edge : nil
            case UInt8(ascii: "g"): cursor.isAtWord("graph") ? .graph : nil
            case UInt8(ascii: "d"): cursor.isAtWord("digraph") ? .digraph : nil
            case UInt8(ascii: "s"): cursor.isAtWord("subgraph") ? .subgraph : cursor.isAtWord("strict") ? .strict : nil
            default: nil
            }
        cursor.skip(while: \.isWord)
        return DOTToken(kind: keyword ?? .name, start: start, text: cursor.text(from: start))
    }

    private var isAtNumeral: Bool {
        let first = cursor.byte == UInt8(ascii: "-") ? 1 : 0
        if cursor.byte(ahead: first).isDigit { return true }
        return cursor.byte(ahead: first) == UInt8(ascii: ".") && cursor.byte(ahead: first + 1).isDigit
    }

    private mutating func numeral() -> DOTToken {
        let start = cursor.position
        if cursor.byte == UInt8(ascii: "-") { cursor.position += 1 }
        cursor.skip(while: \.isDigit)
        if cursor.byte == UInt8(ascii: ".") {
            cursor.position += 1
            cursor.skip(while: \.isDigit)
        }
        if cursor.byte.isWord {
            notes.count("a number with letters behind it is read as two names, as dot does: quote it")
        }
        return DOTToken(kind: .name, start: start, text: cursor.text(from: start))
    }
}

extension DOTLexer {
    /// A text between quotes, and those that `+` joins to it.
    private mutating func quoted() throws(ReadingFailure) -> String {
        var text = try piece()
        while true {
            let end = cursor.position
            try skipSpace()
            guard cursor.take("+") else {
                cursor.position = end
                return text
            }
            try skipSpace()
            guard cursor.byte == .quote else {
                throw ReadingFailure(
                    at: cursor.position, "expected a text in double quotes behind “+”, found \(cursor.found).")
            }
            text += try piece()
        }
    }

    /// One text between quotes; `\"` is a quote, and a backslash at the end of a line joins the next line to it.
    private mutating func piece() throws(ReadingFailure) -> String {
        let start = cursor.position
        cursor.position += 1
        var text = ""
        var first = cursor.position
        while true {
            cursor.skip { $0 != .quote && $0 != .backslash }
            if cursor.isAtEnd {
                throw ReadingFailure(at: start, "this text is not closed. Close it with a double quote.")
            }
            if cursor.byte == .quote { break }
            let escaped = cursor.byte(ahead: 1)
            if escaped == .quote || escaped == .newline {
                text += cursor.text(from: first)
                first = cursor.position + (escaped == .quote ? 1 : 2)
            }
            cursor.position += 2
        }
        text += cursor.text(from: first)
        cursor.position += 1
        return text
    }

    /// What stands between `<` and the `>` that belongs to it.
    private mutating func html() throws(ReadingFailure) -> String {
        let start = cursor.position
        var depth = 0
        repeat {
            if cursor.isAtEnd {
                throw ReadingFailure(at: start, "this HTML-like text is not closed. Close it with “>”.")
            }
            if cursor.isAt("<!--") {
                cursor.position += 4
                while !cursor.isAtEnd, !cursor.take("-->") { cursor.position += 1 }
                continue
            }
            if cursor.byte == UInt8(ascii: "<") { depth += 1 }
            if cursor.byte == UInt8(ascii: ">") { depth -= 1 }
            cursor.position += 1
        } while depth > 0
        return cursor.text(start + 1..<cursor.position - 1)
    }
}
