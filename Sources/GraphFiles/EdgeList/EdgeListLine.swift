/// The words and signs of one line of an edge list.
struct EdgeListLine {
    enum Part: Equatable {
        case name(String)
        /// `->` and the like; `isBackward` for `<-`, `isDirected` is false for `--`.
        case arrow(isBackward: Bool, isDirected: Bool)
        case colon
        case comma
    }

    private(set) var parts: [(part: Part, offset: Int)] = []

    /// Cuts the line under the cursor into its parts, up to its end or to a comment.
    ///
    /// - Throws: where a quote is not closed.
    init(_ cursor: inout ByteCursor) throws(ReadingFailure) {
        while true {
            cursor.skip(while: \.isBlank)
            let offset = cursor.position
            if cursor.isAtEnd || cursor.byte == .newline { return }
            let isData = parts.count == 2 && Self.isAtData(cursor)
            if isData || cursor.byte == UInt8(ascii: "#") || cursor.isAt("// ") {
                cursor.skipLine()
                return
            }
            if cursor.take("\\\n") { continue }
            parts.append((try Self.part(&cursor), offset))
        }
    }

    /// What networkx writes behind an edge: `a b {'weight': 1}`.
    private static func isAtData(_ cursor: ByteCursor) -> Bool {
        guard cursor.byte == UInt8(ascii: "{") else { return false }
        var inner = cursor
        inner.skipLine()
        return inner.byte(ahead: -1) == UInt8(ascii: "}")
    }

    private static func part(_ cursor: inout ByteCursor) throws(ReadingFailure) -> Part {
        if cursor.byte == .quote || cursor.byte == UInt8(ascii: "'") { return .name(try quoted(&cursor)) }
        if let arrow = takeArrow(&cursor) { return arrow }
        if isColon(cursor) {
            cursor.skip { $0 == UInt8(ascii: ":") }
            return .colon
        }
        if cursor.take(",") { return .comma }
        let start = cursor.position
        repeat { cursor.position += 1 } while !isEndOfName(cursor)
        return .name(cursor.text(from: start))
    }

    private static func isEndOfName(_ cursor: ByteCursor) -> Bool {
        let byte = cursor.byte
        if byte.isLetter || byte.isDigit { return false }
        if cursor.isAtEnd || byte.isSpace || byte == UInt8(ascii: ",") || isColon(cursor) { return true }
        return isArrowInName(cursor)
    }

    private static func isArrowInName(_ cursor: ByteCursor) -> Bool {
        cursor.isAt("->") || cursor.isAt("-->") || cursor.isAt("→") || cursor.isAt("=>")
    }

    /// A colon ends the name before it only where nothing follows it at once: `lib:core` is one name.
    private static func isColon(_ cursor: ByteCursor) -> Bool {
        guard cursor.byte == UInt8(ascii: ":") else { return false }
        let next = cursor.byte(ahead: cursor.byte(ahead: 1) == UInt8(ascii: ":") ? 2 : 1)
        return next == 0 || next.isSpace
    }

    private static func takeArrow(_ cursor: inout ByteCursor) -> Part? {
        if cursor.take("-->") || cursor.take("->") || cursor.take("=>") || cursor.take("→") {
            return .arrow(isBackward: false, isDirected: true)
        }
        if cursor.take("<--") || cursor.take("<-") || cursor.take("←") {
            return .arrow(isBackward: true, isDirected: true)
        }
        guard cursor.isAt("--"), cursor.byte(ahead: 2).isSpace else { return nil }
        cursor.position += 2
        return .arrow(isBackward: false, isDirected: false)
    }

    /// A name in quotes; a quote in it is doubled, or stands behind a backslash.
    static func quoted(_ cursor: inout ByteCursor) throws(ReadingFailure) -> String {
        let start = cursor.position
        let quote = cursor.byte
        var name: [UInt8] = []
        cursor.position += 1
        while true {
            if cursor.isAtEnd || cursor.byte == .newline {
                throw ReadingFailure(
                    at: start, "this name is not closed in its line. Close it with \(Unicode.Scalar(quote)).")
            }
            let next = cursor.byte(ahead: 1)
            if cursor.byte == quote {
                cursor.position += 1
                guard next == quote else { return String(decoding: name, as: UTF8.self) }
            } else if cursor.byte == .backslash, next == quote || next == .backslash {
                cursor.position += 1
            }
            name.append(cursor.byte)
            cursor.position += 1
        }
    }
}
