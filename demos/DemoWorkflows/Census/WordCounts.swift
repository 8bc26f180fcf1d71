/// How often each word stands in the files: letters, digits, and underscores of ASCII, not beginning with a digit.
struct WordCounts: Sendable, CustomStringConvertible {
    private(set) var counts: [String: Int] = [:]

    init(_ texts: SourceTexts) async throws {
        var bytesCounts: [ArraySlice<UInt8>: Int] = [:]
        var breath = Breath(of: texts.files.count)
        for (index, file) in texts.files.enumerated() {
            for line in file.lines { Self.count(file, line, &bytesCounts) }
            try await breath.take(after: index)
        }
        for (word, count) in bytesCounts { counts[String(decoding: word, as: UTF8.self)] = count }
    }

    var description: String { "\(counts.count) different words" }

    /// The words of three letters or more that stand there most often; of equally frequent ones, by the alphabet.
    func mostFrequent(_ count: Int) -> [(word: String, count: Int)] {
        let words = counts.filter { $0.key.utf8.count >= 3 }.sorted {
            $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
        }
        return words.prefix(count).map { (word: $0.key, count: $0.value) }
    }

    private static func count(_ file: SourceFile, _ line: Range<Int>, _ counts: inout [ArraySlice<UInt8>: Int]) {
        var start = line.lowerBound
        while start < line.upperBound {
            var end = start
            while end < line.upperBound, file.bytes[end].isWord { end += 1 }
            if end > start, !file.bytes[start].isDigit { counts[file.bytes[start..<end], default: 0] += 1 }
            start = max(end, start + 1)
        }
    }
}
