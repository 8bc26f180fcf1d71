import DemoWorkflows
import Samples
import Testing

@Suite("Repeated blocks of a census")
struct RepeatedBlocksTests {
    /// Compares with a search that tries each pair of places, over files of few different lines.
    @Test func agreeWithTryingAllPairs() async throws {
        var random = SystemRandomNumberGenerator()
        for round in 0..<25 {
            let files = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                (0..<Int.random(in: 0...60, using: &random)).map { _ in
                    Int.random(in: 0...(round % 5 + 1), using: &random)
                }
            }
            let census = try await report(on: files)
            let (count, longest) = try allPairs(files)
            let total = files.map(\.count).reduce(0, +)
            #expect(
                census.line("repeated blocks") == "repeated blocks of 6 lines or more: \(count) of \(total) lines",
                "\(files)")
            let found = census.rows("repeated blocks").first?.split(separator: " ").first.flatMap { Int($0) }
            #expect(found == longest, "\(files)")
        }
    }

    @Test func linesWithoutMeaningAreNotCounted() async throws {
        let body = "alpha one\n  }\n\nbeta two\n{\nif\ngamma three\n"
        let folder = try TemporaryFolder(["a.txt": body + body + "\n" + body, "b.txt": body])
        let census = try await CensusOf(folder.path)
        // Three lines a body count; two bodies make six, which stand nowhere else without overlapping.
        #expect(census.line("repeated blocks") == "repeated blocks of 6 lines or more: 0 of 12 lines")
    }

    private func report(on files: [[Int]]) async throws -> CensusOf {
        let folder = try TemporaryFolder()
        for (index, lines) in files.enumerated() {
            try folder.write(Array(lines.map { "  the line \($0)\n" }.joined().utf8), to: "\(index).txt")
        }
        return try await CensusOf(folder.path)
    }

    private func allPairs(_ files: [[Int]]) throws -> (count: Int, longest: Int?) {
        let lines = files.enumerated().flatMap { file, lines in lines.map { (file: file, line: $0) } }
        var (repeated, longest) = (Set<Int>(), 0)
        for first in lines.indices {
            for second in lines.indices.dropFirst(first + 1) {
                var length = 0
                while second + length < lines.count, first + length < second,
                    lines[first + length].line == lines[second + length].line,
                    lines[first + length].file == lines[first].file, lines[second + length].file == lines[second].file
                {
                    length += 1
                }
                guard length >= 6 else { continue }
                repeated.formUnion(first..<first + length)
                repeated.formUnion(second..<second + length)
                longest = max(longest, length)
            }
        }
        return (repeated.count, longest == 0 ? nil : longest)
    }
}
