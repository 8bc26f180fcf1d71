/// How often comments hold the words that mark unfinished work.
struct Markers: Sendable, CustomStringConvertible {
    static let words = ["TODO", "FIXME", "HACK", "XXX"]

    private(set) var counts: [String: Int] = [:]

    init(_ texts: ScannedTexts) async throws {
        var breath = Breath(of: texts.entries.count)
        for (index, entry) in texts.entries.enumerated() {
            for line in entry.file.lines { count(entry, line) }
            try await breath.take(after: index)
        }
    }

    var description: String { Self.words.map { "\($0) \(counts[$0, default: 0])" }.joined(separator: "  ") }

    private mutating func count(_ entry: ScannedTexts.Entry, _ line: Range<Int>) {
        var start = line.lowerBound
        while start < line.upperBound {
            var end = start
            while end < line.upperBound, entry.kinds[end] == .comment, entry.file.bytes[end].isWord { end += 1 }
            if (3...5).contains(end - start) {
                let word = entry.file.text(start..<end)
                if Self.words.contains(word) { counts[word, default: 0] += 1 }
            }
            start = max(end, start + 1)
        }
    }
}
