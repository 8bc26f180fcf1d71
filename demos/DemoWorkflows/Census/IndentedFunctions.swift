/// The functions of a language whose blocks are told by indentation.
struct IndentedFunctions {
    private let entry: ScannedTexts.Entry
    private let code: CodeTokens
    /// The lines that begin inside brackets or inside a string.
    private let continuations: Set<Int>

    init(_ entry: ScannedTexts.Entry, _ code: CodeTokens) {
        self.entry = entry
        self.code = code
        continuations = Self.continuations(entry, code)
    }

    var functions: [FunctionExtent] {
        code.tokens.indices.compactMap { index in
            let token = code.tokens[index]
            guard token.word == "def", let name = code[index + 1], name.sign == nil else { return nil }
            let last = lastLine(ofBodyAt: token.line)
            return FunctionExtent(
                name: name.word, path: entry.file.path, firstLine: token.line + 1, lineCount: last - token.line + 1)
        }
    }

    /// The last line with code that is indented more than this one, before one that is not.
    private func lastLine(ofBodyAt first: Int) -> Int {
        let limit = indentation(first)
        var last = first
        for line in entry.file.lines.indices.dropFirst(first + 1) {
            guard continuations.contains(line) || entry.kind(ofLine: entry.file.lines[line]) == .code else { continue }
            guard continuations.contains(line) || indentation(line) > limit else { break }
            if entry.kind(ofLine: entry.file.lines[line]) == .code { last = line }
        }
        return last
    }

    /// The column of the first character; a tab goes on to the next multiple of eight.
    private func indentation(_ line: Int) -> Int {
        let range = entry.file.lines[line]
        var column = 0
        for index in range.lowerBound..<entry.file.trimmed(range).lowerBound {
            column = entry.file.bytes[index] == UInt8(ascii: "\t") ? (column / 8 + 1) * 8 : column + 1
        }
        return column
    }

    private static func continuations(_ entry: ScannedTexts.Entry, _ code: CodeTokens) -> Set<Int> {
        var found: Set<Int> = []
        for (number, line) in entry.file.lines.enumerated().dropFirst()
        where entry.kinds[line.lowerBound - 1] == .text { found.insert(number) }
        var (depth, line) = (0, 0)
        for token in code.tokens {
            if token.line > line, depth > 0 { found.formUnion(line + 1...token.line) }
            line = token.line
            switch token.sign {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            default: break
            }
        }
        return found
    }
}
