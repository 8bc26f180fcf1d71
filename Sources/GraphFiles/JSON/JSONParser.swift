/// Reads JSON without recursion; what is open lies on a stack.
struct JSONParser {
    private var cursor: ByteCursor
    private var tree: JSONTree
    private var open: [Int] = []
    private let limits: ReadingLimits

    /// Reads the first value of a text; `rest` is where text other than blanks goes on behind it, nil where none does.
    static func read(_ bytes: [UInt8], limits: ReadingLimits) throws(ReadingFailure) -> (tree: JSONTree, rest: Int?) {
        var parser = JSONParser(bytes, limits: limits)
        try parser.readValue()
        while !parser.open.isEmpty { try parser.step() }
        parser.skipSpace()
        return (parser.tree, parser.cursor.isAtEnd ? nil : parser.cursor.position)
    }

    private init(_ bytes: [UInt8], limits: ReadingLimits) {
        cursor = ByteCursor(bytes)
        tree = JSONTree(bytes: bytes)
        self.limits = limits
    }

    private mutating func skipSpace() { cursor.skip(while: \.isSpace) }

    /// Reads one part of the innermost array or object: an element or a member, or its end.
    private mutating func step() throws(ReadingFailure) {
        guard let index = open.last else { return }
        let isObject = tree.entries[index].kind == .object
        let isFirst = index == tree.entries.count - 1
        skipSpace()
        if takeEnd(of: index, isObject) { return }
        if !isFirst {
            guard cursor.take(",") else { throw expected(isObject ? "“,” or “}”" : "“,” or “]”", in: index) }
            skipSpace()
            if cursor.byte == UInt8(ascii: isObject ? "}" : "]") {
                throw ReadingFailure(
                    at: cursor.position, "JSON has no comma before \(cursor.found). Remove the comma.")
            }
        }
        if isObject { try readKey(in: index) }
        try readValue(in: index)
    }

    private mutating func takeEnd(of index: Int, _ isObject: Bool) -> Bool {
        guard cursor.byte == UInt8(ascii: isObject ? "}" : "]") else { return false }
        cursor.position += 1
        close(index)
        open.removeLast()
        return true
    }

    private mutating func close(_ index: Int) {
        tree.entries[index].end = Int32(cursor.position)
        tree.entries[index].next = Int32(tree.entries.count)
    }

    private mutating func readKey(in index: Int) throws(ReadingFailure) {
        guard cursor.byte == .quote else { throw expected("a key in double quotes", in: index) }
        try readString()
        skipSpace()
        guard cursor.take(":") else { throw expected("“:” behind the key", in: index) }
    }

    private func expected(_ what: String, in index: Int?) -> ReadingFailure {
        if cursor.isAtEnd, let index {
            let isObject = tree.entries[index].kind == .object
            return ReadingFailure(
                at: Int(tree.entries[index].start),
                """
                the text ends before this \(isObject ? "object" : "array") is closed: it may have been cut off. \
                Close it with “\(isObject ? "}" : "]")”.
                """)
        }
        return ReadingFailure(at: cursor.position, "expected \(what), found \(cursor.found).")
    }
}

extension JSONParser {
    private mutating func readValue(in index: Int? = nil) throws(ReadingFailure) {
        skipSpace()
        switch Unicode.Scalar(cursor.byte) {
        case "{": try openContainer(.object)
        case "[": try openContainer(.array)
        case "\"": try readString()
        case "-", "0"..."9": readPlain(.number)
        default: try readWord(in: index)
        }
    }

    private mutating func openContainer(_ kind: JSONTree.Kind) throws(ReadingFailure) {
        try limits.checkNesting(open.count + 1, of: "arrays and objects", at: cursor.position)
        open.append(begin(kind))
        cursor.position += 1
    }

    private mutating func begin(_ kind: JSONTree.Kind) -> Int {
        tree.entries.append(JSONTree.Entry(kind: kind, start: Int32(cursor.position)))
        return tree.entries.count - 1
    }

    private mutating func readString() throws(ReadingFailure) {
        let index = begin(.string)
        let start = cursor.position
        cursor.position += 1
        while true {
            cursor.skip { $0 != .quote && $0 != .backslash && $0 != .newline }
            guard cursor.byte == .backslash else { break }
            cursor.position += 2
        }
        guard cursor.position < cursor.end, cursor.byte == .quote else {
            throw ReadingFailure(at: start, "this string is not closed in its line. Close it with a double quote.")
        }
        cursor.position += 1
        close(index)
    }

    private mutating func readPlain(_ kind: JSONTree.Kind) {
        let index = begin(kind)
        cursor.skip { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: ".") }
        close(index)
    }

    /// `true`, `false`, `null`, and the numbers that Python writes although JSON has none (`NaN`, `Infinity`).
    private mutating func readWord(in index: Int?) throws(ReadingFailure) {
        if cursor.isAt("true") || cursor.isAt("false") {
            readPlain(.boolean)
        } else if cursor.isAt("null") {
            readPlain(.null)
        } else if cursor.isAt("NaN") || cursor.isAt("Infinity") {
            readPlain(.number)
        } else {
            throw expected("a value", in: index)
        }
    }
}
