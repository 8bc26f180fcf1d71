/// The files of a census with the kind of each of their bytes.
struct ScannedTexts: Sendable, CustomStringConvertible {
    struct Entry: Sendable {
        let file: SourceFile
        let kinds: [ByteKind]
    }

    private(set) var entries: [Entry] = []

    init(_ texts: SourceTexts) async throws {
        var breath = Breath(of: texts.files.count)
        for (index, file) in texts.files.enumerated() {
            entries.append(Entry(file: file, kinds: SourceScanner.kinds(of: file)))
            try await breath.take(after: index)
        }
    }

    var description: String { "\(entries.count) files told apart" }
}

extension ScannedTexts.Entry {
    /// What a line holds: code if there is any, else a comment, else nothing.
    func kind(ofLine line: Range<Int>) -> ByteKind {
        var kind = ByteKind.blank
        for index in line where !file.bytes[index].isBlank {
            if kinds[index] != .comment { return .code }
            kind = .comment
        }
        return kind
    }
}

/// How many lines of which kind each language has.
struct LineKinds: Sendable, CustomStringConvertible {
    struct Counts: Sendable, Hashable {
        var files = 0
        var code = 0
        var comment = 0
        var blank = 0

        var lines: Int { code + comment + blank }
    }

    private(set) var byLanguage: [String: Counts] = [:]

    init(_ texts: ScannedTexts) async throws {
        var breath = Breath(of: texts.entries.count)
        for (index, entry) in texts.entries.enumerated() {
            byLanguage[entry.file.language.name, default: Counts()].add(entry)
            try await breath.take(after: index)
        }
    }

    var description: String {
        let total = byLanguage.values.reduce(into: Counts()) {
            $0.code += $1.code
            $0.comment += $1.comment
            $0.blank += $1.blank
        }
        return "\(total.code) of code, \(total.comment) of comment, \(total.blank) blank"
    }
}

extension LineKinds.Counts {
    fileprivate mutating func add(_ entry: ScannedTexts.Entry) {
        files += 1
        for line in entry.file.lines {
            switch entry.kind(ofLine: line) {
            case .blank: blank += 1
            case .comment: comment += 1
            case .code, .text: code += 1
            }
        }
    }
}
