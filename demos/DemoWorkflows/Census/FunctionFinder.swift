/// A function of a source text, from the line of its name or keyword to the last line of its body.
struct FunctionExtent: Sendable, Hashable {
    let name: String
    let path: String
    /// From 1.
    let firstLine: Int
    let lineCount: Int
}

/// All named functions with bodies, file by file.
struct Functions: Sendable, CustomStringConvertible {
    private(set) var all: [FunctionExtent] = []

    init(_ texts: ScannedTexts) async throws {
        var breath = Breath(of: texts.entries.count)
        for (index, entry) in texts.entries.enumerated() {
            all += FunctionFinder(entry).functions
            try await breath.take(after: index)
        }
    }

    var description: String { "\(all.count) functions" }

    /// The longest ones; of equally long ones, those that come first.
    func longest(_ count: Int) -> [FunctionExtent] {
        Array(
            all.sorted {
                $0.lineCount != $1.lineCount
                    ? $0.lineCount > $1.lineCount : ($0.path, $0.firstLine) < ($1.path, $1.firstLine)
            }.prefix(count))
    }
}

/// Finds the functions of one file by its language's keywords, brackets, or indentation. It does not parse.
struct FunctionFinder {
    private let entry: ScannedTexts.Entry
    private let code: CodeTokens

    init(_ entry: ScannedTexts.Entry) {
        self.entry = entry
        code = CodeTokens(entry)
    }

    var functions: [FunctionExtent] {
        switch entry.file.language.functions {
        case .keywords(let keywords): keywordFunctions(keywords)
        case .parentheses: parenthesisFunctions
        case .indentation: IndentedFunctions(entry, code).functions
        case nil: []
        }
    }

    private func keywordFunctions(_ keywords: [String]) -> [FunctionExtent] {
        code.tokens.indices.compactMap { index in
            guard keywords.contains(code.tokens[index].word), !code.isSign(".", at: index - 1),
                let (name, start) = nameAfterKeyword(index), let body = body(after: start)
            else { return nil }
            return extent(name, from: index, bodyAt: body)
        }
    }

    /// The name of the function whose keyword is at `index`, and where its parameters begin.
    private func nameAfterKeyword(_ index: Int) -> (String, Int)? {
        let keyword = code.tokens[index].word
        if ["init", "deinit", "subscript"].contains(keyword) { return nameOfInitialiser(keyword, index + 1) }
        // The receiver of a method of Go.
        let start = code.isSign("(", at: index + 1) ? code.closing(index + 1).map { $0 + 1 } : index + 1
        guard let start, let first = code[start] else { return nil }
        if first.sign == nil { return (first.word, start + 1) }
        if code.isSign("`", at: start), let quoted = code[start + 1] { return (quoted.word, start + 3) }
        var end = start
        while let sign = code[end]?.sign, sign != UInt8(ascii: "("), end - start < 8 { end += 1 }
        return end > start
            ? (entry.file.text(first.range.lowerBound..<code.tokens[end - 1].range.upperBound), end) : nil
    }

    private func nameOfInitialiser(_ keyword: String, _ next: Int) -> (String, Int)? {
        let openers: [Unicode.Scalar] = keyword == "deinit" ? ["{"] : ["(", "<", "?", "!"]
        return openers.contains { code.isSign($0, at: next) } ? (keyword, next) : nil
    }

    /// Where the body opens, if what begins at `start` has one: nothing may come before it that starts or ends a
    /// declaration.
    private func body(after start: Int) -> Int? {
        var index = start
        while let token = code[index] {
            switch token.sign {
            case UInt8(ascii: "("), UInt8(ascii: "["):
                guard let close = code.closing(index) else { return nil }
                index = close
            case UInt8(ascii: "{"):
                // `interface{}` and `struct{}` in a result type of Go.
                guard ["interface", "struct"].contains(code[index - 1]?.word), let close = code.closing(index)
                else { return index }
                index = close
            case UInt8(ascii: "="): if !isEquality(index) { return nil }
            case UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "@"): return nil
            default: if Self.declarationWords.contains(token.word) { return nil }
            }
            index += 1
        }
        return nil
    }

    /// Whether the sign is half of `==`, as in a `where` clause.
    private func isEquality(_ index: Int) -> Bool {
        let place = code.tokens[index].range.lowerBound
        return [index - 1, index + 1].contains { neighbour in
            code.isSign("=", at: neighbour) && abs(code.tokens[neighbour].range.lowerBound - place) == 1
        }
    }

    private static let declarationWords: Set<String> = [
        "func", "var", "let", "init", "deinit", "subscript", "class", "enum", "protocol", "extension", "typealias",
        "associatedtype", "static", "mutating", "case", "public", "private", "internal", "package", "fileprivate",
        "fn", "fun", "function", "impl", "const", "type", "import", "return",
    ]

    private var parenthesisFunctions: [FunctionExtent] {
        var found: [FunctionExtent] = []
        var index = 0
        while index < code.tokens.count {
            defer { index += 1 }
            guard isCandidate(index), let close = code.closing(index + 1), let body = bodyInBraces(after: close),
                let end = code.closing(body), let function = extent(code.tokens[index].word, from: index, bodyAt: body)
            else { continue }
            found.append(function)
            index = end
        }
        return found
    }

    /// A word before a parenthesis that is neither a statement nor a call.
    private func isCandidate(_ index: Int) -> Bool {
        let token = code.tokens[index]
        guard token.sign == nil, !(entry.file.bytes[token.range.lowerBound].isDigit), code.isSign("(", at: index + 1),
            !Self.statements.contains(token.word)
        else { return false }
        guard let before = code[index - 1] else { return true }
        if let sign = before.sign { return "*&>:~;{}]".utf8.contains(sign) }
        // A macro may stand between the name of a namespace and its brace.
        let words = ["new", "return", "else", "throw", "namespace"]
        return !words.contains(before.word) && code[index - 2]?.word != "namespace"
    }

    private static let statements: Set<String> = [
        "if", "for", "while", "switch", "catch", "return", "sizeof", "do", "else", "using", "lock", "synchronized",
    ]

    private func bodyInBraces(after close: Int) -> Int? {
        var index = close + 1
        while let token = code[index], index < close + 16 {
            if token.sign == UInt8(ascii: "{") { return index }
            if let sign = token.sign, !",.&<>".utf8.contains(sign) { return nil }
            index += 1
        }
        return nil
    }

    private func extent(_ name: String, from start: Int, bodyAt body: Int) -> FunctionExtent? {
        guard let end = code.closing(body) else { return nil }
        let (first, last) = (code.tokens[start].line, code.tokens[end].line)
        return FunctionExtent(name: name, path: entry.file.path, firstLine: first + 1, lineCount: last - first + 1)
    }
}
