/// A text file with its lines.
struct SourceFile: Sendable {
    /// Relative to the folder of the census, with `/` between the parts.
    let path: String
    let bytes: [UInt8]
    /// The lines without their newline characters. Text behind the last newline is a line, too.
    let lines: [Range<Int>]

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var lines: [Range<Int>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(start..<index)
            start = index + 1
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        self.lines = lines
    }

    var name: Substring { path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...] }
    var language: Language { Language.ofFile(named: name) }

    /// A line without the blanks around it.
    func trimmed(_ line: Range<Int>) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return start..<end
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    var isDigit: Bool { (0x30...0x39).contains(self) }
    /// A letter, a digit, or an underscore of ASCII.
    var isWord: Bool { isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F }
}

/// All text files of a folder, and what was left out.
struct SourceTexts: Sendable, CustomStringConvertible {
    let root: String
    var files: [SourceFile] = []
    var binaryCount = 0
    var largeCount = 0
    var unreadableCount: Int
    let linkCount: Int
    let skippedFolderCount: Int

    init(_ listing: FileListing) {
        root = listing.root
        unreadableCount = listing.unreadableCount
        linkCount = listing.linkCount
        skippedFolderCount = listing.skippedFolderCount
    }

    var lineCount: Int { files.reduce(0) { $0 + $1.lines.count } }
    var byteCount: Int { files.reduce(0) { $0 + $1.bytes.count } }
    var description: String { "\(files.count) text files, \(binaryCount) binary, \(unreadableCount) unreadable" }
}
