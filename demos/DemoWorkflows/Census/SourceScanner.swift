/// What one byte of a source text belongs to.
enum ByteKind: UInt8, Sendable {
    /// Blank, outside comments and string literals.
    case blank
    case code
    case comment
    /// Part of a string literal, its quotes included.
    case text
}

/// Tells code, comments, and string literals apart, byte by byte.
///
/// It knows nested comments, long strings, raw strings and interpolation. It does not know regular expression
/// literals; a quote in one is taken for a string that ends with its line.
struct SourceScanner {
    private enum Mode {
        /// Code; inside an interpolation, with so many open parentheses.
        case code(parentheses: Int)
        case string(quote: [UInt8], hashes: Int, isLong: Bool)
    }

    private let bytes: [UInt8]
    private let syntax: Syntax
    private let lineComments: [[UInt8]]
    private let longQuotes: [[UInt8]]
    private var kinds: [ByteKind]
    private var position = 0
    private var modes: [Mode] = [.code(parentheses: 0)]

    /// The kind of each byte of a file. Newlines inside long strings and comments belong to them.
    static func kinds(of file: SourceFile) -> [ByteKind] {
        guard let syntax = file.language.syntax else { return file.bytes.map { $0.isBlank ? .blank : .code } }
        var scanner = SourceScanner(file.bytes, syntax)
        while scanner.position < scanner.bytes.count { scanner.step() }
        return scanner.kinds
    }

    private init(_ bytes: [UInt8], _ syntax: Syntax) {
        self.bytes = bytes
        self.syntax = syntax
        lineComments = syntax.lineComments.map { Array($0.utf8) }
        longQuotes = syntax.longQuotes.map { Array($0.utf8) }
        kinds = Array(repeating: .blank, count: bytes.count)
    }

    private mutating func step() {
        switch modes[modes.count - 1] {
        case .code(let parentheses): stepInCode(parentheses)
        case .string(let quote, let hashes, let isLong): stepInString(quote, hashes, isLong)
        }
    }

    private mutating func stepInCode(_ parentheses: Int) {
        if bytes[position].isBlank { return mark(1, .blank) }
        if lineComments.contains(where: starts) { return markLine() }
        if let pair = syntax.blockComment, starts(Array(pair.open.utf8)) { return markBlockComment(pair) }
        if syntax.hasCharacterLiterals, let length = characterLiteralLength { return mark(length, .text) }
        if openString() { return }
        let byte = bytes[position]
        guard modes.count > 1, byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") else { return mark(1, .code) }
        changeParentheses(parentheses + (byte == UInt8(ascii: "(") ? 1 : -1))
    }

    private mutating func changeParentheses(_ parentheses: Int) {
        mark(1, .code)
        modes.removeLast()
        if parentheses > 0 { modes.append(.code(parentheses: parentheses)) }
    }

    private mutating func openString() -> Bool {
        var hashes = 0
        if syntax.hasSwiftStrings { while starts([UInt8(ascii: "#")], at: position + hashes) { hashes += 1 } }
        let start = position + hashes
        if let quote = longQuotes.first(where: { starts($0, at: start) }) {
            mark(hashes + quote.count, .text)
            modes.append(.string(quote: quote, hashes: hashes, isLong: true))
        } else if start < bytes.count, syntax.quotes.contains(bytes[start]) {
            modes.append(.string(quote: [bytes[start]], hashes: hashes, isLong: false))
            mark(hashes + 1, .text)
        } else {
            return false
        }
        return true
    }

    private mutating func stepInString(_ quote: [UInt8], _ hashes: Int, _ isLong: Bool) {
        let fence = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
        if starts(quote + fence) {
            mark(quote.count + hashes, .text)
            modes.removeLast()
        } else if bytes[position] == UInt8(ascii: "\n"), !isLong {
            modes.removeLast()
        } else if starts([UInt8(ascii: "\\")] + fence) {
            markEscape(hashes)
        } else {
            mark(1, .text)
        }
    }

    private mutating func markEscape(_ hashes: Int) {
        mark(1 + hashes, .text)
        guard position < bytes.count else { return }
        if syntax.hasSwiftStrings, bytes[position] == UInt8(ascii: "(") {
            modes.append(.code(parentheses: 1))
            mark(1, .code)
        } else if bytes[position] != UInt8(ascii: "\n") {
            mark(1, .text)
        }
    }

    private mutating func markLine() {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { mark(1, .comment) }
    }

    private mutating func markBlockComment(_ pair: Syntax.Pair) {
        let (open, close) = (Array(pair.open.utf8), Array(pair.close.utf8))
        var depth = 0
        repeat {
            if starts(open), depth == 0 || syntax.blockCommentsNest {
                depth += 1
                mark(open.count, .comment)
            } else if starts(close) {
                depth -= 1
                mark(close.count, .comment)
            } else {
                mark(1, .comment)
            }
        } while depth > 0 && position < bytes.count
    }

    /// The length of `'x'` or `'\x'` here; a character may have up to four bytes, an escape up to ten.
    private var characterLiteralLength: Int? {
        let quote = UInt8(ascii: "'")
        guard bytes[position] == quote, position + 2 < bytes.count else { return nil }
        let isEscape = bytes[position + 1] == UInt8(ascii: "\\")
        let first = position + (isEscape ? 3 : 2)
        let last = min(position + (isEscape ? 11 : 5), bytes.count - 1)
        guard first <= last else { return nil }
        return (first...last).first { bytes[$0] == quote }.map { $0 - position + 1 }
    }

    private func starts(_ text: [UInt8]) -> Bool { starts(text, at: position) }

    private func starts(_ text: [UInt8], at start: Int) -> Bool {
        guard start + text.count <= bytes.count else { return false }
        for index in text.indices where bytes[start + index] != text[index] { return false }
        return true
    }

    private mutating func mark(_ count: Int, _ kind: ByteKind) {
        let end = min(position + count, bytes.count)
        while position < end {
            kinds[position] = kind
            position += 1
        }
    }
}
