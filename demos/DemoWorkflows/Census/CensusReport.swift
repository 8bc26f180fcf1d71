/// Everything that a census found, as lines of text.
struct CensusReport: Sendable, CustomStringConvertible {
    private(set) var lines: [String] = []

    init(_ contents: CensusContents, _ structure: CensusStructure) {
        let texts = contents.texts
        lines.append(
            "census of \(texts.root): \(texts.files.count) text files, \(texts.lineCount) lines, \(texts.byteCount) bytes"
        )
        lines.append(
            "left out: \(texts.binaryCount) binary, \(texts.largeCount) larger than 4 MiB, \(texts.unreadableCount) "
                + "unreadable, \(texts.linkCount) links, \(texts.skippedFolderCount) skipped by name (.git, .build…)")
        append(structure.kinds)
        section("longest files", contents.longestFiles.files.map { ($0.lineCount, $0.path) })
        section(
            "longest of \(structure.functions.all.count) functions",
            structure.functions.longest(5).map { ($0.lineCount, "\($0.name)  \($0.path):\($0.firstLine)") })
        section(
            "most frequent of \(contents.words.counts.count) words", contents.words.mostFrequent(8).map { ($1, $0) })
        section(
            "largest of \(contents.folders.sizes.count) folders, in bytes",
            contents.folders.largest(5).map { ($0.size.bytes, $0.path) })
        append(contents.blocks)
        append(contents.duplicates)
        lines.append("markers in comments: \(structure.markers)")
        append(contents.lengths)
        lines.append("content hash (tree of 64-bit FNV-1a): \(contents.tree)")
    }

    var description: String { "\(lines.count) lines" }

    private mutating func append(_ kinds: LineKinds) {
        lines.append(row("language", ["files", "lines", "code", "comment", "blank"]))
        let sorted = kinds.byLanguage.sorted {
            $0.value.lines != $1.value.lines ? $0.value.lines > $1.value.lines : $0.key < $1.key
        }
        for (language, counts) in sorted {
            let numbers = [counts.files, counts.lines, counts.code, counts.comment, counts.blank]
            lines.append(row("  " + language, numbers.map(String.init)))
        }
    }

    private mutating func section(_ title: String, _ rows: [(Int, String)]) {
        lines.append(title)
        for (number, text) in rows { lines.append(leftPadded("\(number)", to: 9) + "  " + text) }
    }

    private mutating func append(_ blocks: RepeatedBlocks) {
        lines.append(
            "repeated blocks of 6 lines or more: \(blocks.repeatedLineCount) of \(blocks.countedLineCount) lines")
        guard let longest = blocks.longest else { return }
        lines.append(leftPadded("\(longest.lineCount)", to: 9) + "  \(longest.first) = \(longest.second)")
    }

    private mutating func append(_ duplicates: Duplicates) {
        lines.append("identical files: \(duplicates.groups.count) groups")
        for group in duplicates.groups.prefix(5) {
            lines.append(leftPadded("\(group.count)", to: 9) + "  " + group.prefix(2).joined(separator: " = "))
        }
    }

    private mutating func append(_ lengths: LineLengths) {
        let longest = lengths.longest.map { "; the longest: \($0.length), \($0.path):\($0.line)" } ?? ""
        lines.append("characters a line: \(rounded(lengths.average)) on average\(longest)")
    }

    private func row(_ title: String, _ columns: [String]) -> String {
        let padding = String(repeating: " ", count: max(0, 16 - title.count))
        return title + padding + columns.map { leftPadded($0, to: 9) }.joined()
    }

    private func leftPadded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

/// What was found without regard to the languages.
struct CensusContents: Sendable {
    let texts: SourceTexts
    let longestFiles: LongestFiles
    let words: WordCounts
    let folders: FolderSizes
    let blocks: RepeatedBlocks
    let duplicates: Duplicates
    let lengths: LineLengths
    let tree: HashTree
}

/// What was found in the code and the comments.
struct CensusStructure: Sendable {
    let kinds: LineKinds
    let functions: Functions
    let markers: Markers
}
