/// How long the lines are, in characters of Unicode (scalars), without their ends.
struct LineLengths: Sendable, CustomStringConvertible {
    private(set) var lineCount = 0
    private(set) var characterCount = 0
    /// The first of the longest lines; `line` counts from 1.
    private(set) var longest: (length: Int, path: String, line: Int)?

    init(_ texts: SourceTexts) async throws {
        var breath = Breath(of: texts.files.count)
        for (index, file) in texts.files.enumerated() {
            for (number, line) in file.lines.enumerated() { add(file, number, line) }
            try await breath.take(after: index)
        }
    }

    var average: Double { lineCount == 0 ? 0 : Double(characterCount) / Double(lineCount) }
    var description: String { "\(lineCount) lines of \(rounded(average)) characters on average" }

    private mutating func add(_ file: SourceFile, _ number: Int, _ line: Range<Int>) {
        // Bytes that go on with a character of UTF-8 are 10xxxxxx.
        var length = file.bytes[line].count { $0 & 0xC0 != 0x80 }
        if let last = line.last, file.bytes[last] == UInt8(ascii: "\r") { length -= 1 }
        lineCount += 1
        characterCount += length
        if length > longest?.length ?? -1 { longest = (length, file.path, number + 1) }
    }
}

/// The number with one digit behind the point.
func rounded(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}
