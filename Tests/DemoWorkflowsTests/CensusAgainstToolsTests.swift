import DemoWorkflows
import Foundation
import Testing

/// Counts the same with `find`, `wc`, `awk`, and `tr`, over this repository's own sources.
@Suite("Census against the tools of the system")
struct CensusAgainstToolsTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private static let folders = ["Sources", "demos", "Tests"]

    @Test(arguments: folders) func totalsAreThoseOfWc(_ name: String) async throws {
        let folder = "\(Self.root)/\(name)"
        let census = try await CensusOf(folder)
        let files = try output("find . -type f -not -path '*/.build*' | wc -l", in: folder)
        // Adds a newline where the last line lacks one.
        let lines = try output("find . -type f -not -path '*/.build*' -exec awk 1 {} + | wc -l", in: folder)
        let bytes = try output("find . -type f -not -path '*/.build*' -exec cat {} + | wc -c", in: folder)
        #expect(
            census.lines.first == "census of \(folder): \(files[0]) text files, \(lines[0]) lines, \(bytes[0]) bytes")
    }

    @Test(arguments: folders) func longestFilesAreThoseOfWc(_ name: String) async throws {
        let folder = "\(Self.root)/\(name)"
        let expected = try output(
            "find . -type f -not -path '*/.build*' | while read f; do echo $(awk 1 \"$f\" | wc -l) ${f#./}; done"
                + " | LC_ALL=C sort -k1,1nr -k2,2 | head -5", in: folder)
        #expect(try await CensusOf(folder).rows("longest files") == expected)
    }

    @Test(arguments: folders) func wordsAreThoseOfTr(_ name: String) async throws {
        let folder = "\(Self.root)/\(name)"
        let expected = try output(
            "find . -type f -not -path '*/.build*' -exec awk 1 {} + | LC_ALL=C tr -cs 'A-Za-z0-9_' '\\n' | grep '^[A-Za-z_]..'"
                + " | LC_ALL=C sort | uniq -c | LC_ALL=C sort -k1,1nr -k2,2 | head -8 | awk '{print $1, $2}'",
            in: folder)
        #expect(try await CensusOf(folder).rows("most frequent") == expected)
    }

    @Test(arguments: folders) func blankLinesAreThoseOfGrep(_ name: String) async throws {
        let folder = "\(Self.root)/\(name)"
        let blank = try output(
            "find . -name '*.swift' -not -path '*/.build*' -exec cat {} + | grep -c '^[[:space:]]*$'", in: folder)
        let census = try await CensusOf(folder)
        #expect(census.counts("Swift").last == Int(blank[0]))
        let counts = census.counts("Swift")
        #expect(counts[1] == counts[2] + counts[3] + counts[4])
    }

    /// Our own sources hold no comment at the end of a line of code, and no line of a string that looks like one.
    @Test func commentLinesOfTheEngineAreThoseOfGrep() async throws {
        let folder = "\(Self.root)/Sources/JFlow"
        let comments = try output(
            "find . -name '*.swift' -not -path '*/.build*' -exec cat {} + | grep -c '^ *//'", in: folder)
        #expect(try await CensusOf(folder).counts("Swift")[3] == Int(comments[0]))
    }

    @Test func averageLengthIsThatOfAwk() async throws {
        let folder = "\(Self.root)/Sources/JFlow"
        // Bytes that continue a character of UTF-8 are taken away, and newlines.
        let characters = try output(
            "find . -type f -not -path '*/.build*' -exec awk 1 {} + | LC_ALL=C tr -d '\\200-\\277\\n' | wc -c",
            in: folder)
        let lines = try output("find . -type f -not -path '*/.build*' -exec awk 1 {} + | wc -l", in: folder)
        let average = try #require(Double(characters[0])) / #require(Double(lines[0]))
        let text = String(format: "%.1f", (average * 10).rounded() / 10)
        #expect(
            try await CensusOf(folder).line("characters a line").hasPrefix("characters a line: \(text) on average;"))
    }

    @Test(arguments: folders) func hashTreeIsThatOfWalkingTheFolders(_ name: String) async throws {
        let folder = "\(Self.root)/\(name)"
        let hash = try hash(ofItemAt: folder)
        let digits = String(repeating: "0", count: hash.leadingZeroBitCount / 4) + String(hash, radix: 16)
        #expect(try await CensusOf(folder).line("content hash").hasSuffix(" \(digits)"))
    }

    private func hash(ofItemAt path: String) throws -> UInt64 {
        if let data = FileManager.default.contents(atPath: path) { return hash(of: data) }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".build") }
        let sorted = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        var text = Data()
        for name in sorted {
            text += Data("\(name)\u{0}".utf8)
            text += Data(String(format: "%016lx\n", UInt(try hash(ofItemAt: "\(path)/\(name)"))).utf8)
        }
        return hash(of: text)
    }

    private func hash(of data: Data) -> UInt64 {
        data.reduce(14_695_981_039_346_656_037) {
            ($0 ^ UInt64($1)).multipliedReportingOverflow(by: 1_099_511_628_211).0
        }
    }

    /// The lines that a command writes, without the blanks around them.
    private func output(_ command: String, in folder: String) throws -> [String] {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }
}
