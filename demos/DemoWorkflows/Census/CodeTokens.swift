/// The words and signs of the code of a file, without comments and string literals.
struct CodeTokens {
    struct Token {
        let range: Range<Int>
        /// The sign, or `nil` for a word.
        let sign: UInt8?
        /// The index of the line it stands in.
        let line: Int
        let word: String
    }

    private(set) var tokens: [Token] = []

    init(_ entry: ScannedTexts.Entry) {
        for (number, line) in entry.file.lines.enumerated() {
            var position = line.lowerBound
            while position < line.upperBound {
                let start = position
                position += 1
                guard entry.kinds[start] == .code else { continue }
                if entry.file.bytes[start].isWord || entry.file.bytes[start] >= 0x80 {
                    while position < line.upperBound, Self.continues(entry, position) { position += 1 }
                    append(start..<position, nil, number, entry.file.text(start..<position))
                } else {
                    append(start..<position, entry.file.bytes[start], number, "")
                }
            }
        }
    }

    private mutating func append(_ range: Range<Int>, _ sign: UInt8?, _ line: Int, _ word: String) {
        tokens.append(Token(range: range, sign: sign, line: line, word: word))
    }

    private static func continues(_ entry: ScannedTexts.Entry, _ position: Int) -> Bool {
        let byte = entry.file.bytes[position]
        return entry.kinds[position] == .code && (byte.isWord || byte >= 0x80)
    }

    subscript(index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }

    func isSign(_ sign: Unicode.Scalar, at index: Int) -> Bool { self[index]?.sign == UInt8(ascii: sign) }

    /// The index of the token that closes the bracket at `index`, or `nil` where none does.
    func closing(_ index: Int) -> Int? {
        var depth = 0
        for next in index..<tokens.count {
            switch tokens[next].sign {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: continue
            }
            if depth == 0 { return next }
        }
        return nil
    }
}
