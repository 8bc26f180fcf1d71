import Foundation
import Testing

/// Holds that every example of the documentation (comments, articles, README) stands in a test or a demonstration too,
/// which compile and run it, so that the two cannot drift apart.
struct ExampleCoverageTests {
    private struct Example {
        let place: String
        var lines: [String] = []

        /// Parts between blank lines: a test may have other code between them.
        var parts: [String] {
            lines.split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: "\n") }
        }

        /// Lines of a package manifest are tried by `.ci/embedding`.
        var isManifest: Bool { lines.first?.hasPrefix(".package(") == true }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func everyExampleIsCompiledAndRun() throws {
        let examples =
            try Self.files(in: ["Sources"], ["swift", "md"]).flatMap(Self.examples)
            + Self.examples(Self.root.appending(path: "README.md"))
        let programs = try Self.files(in: ["Tests", "demos"], ["swift"]).map {
            try Self.code(String(contentsOf: $0, encoding: .utf8))
        }
        #expect(examples.count > 70, "the examples were not found")
        for example in examples where !example.isManifest {
            for part in example.parts {
                let code = Self.code(part)
                #expect(
                    code.isEmpty || programs.contains { $0.contains(code) },
                    "no test and no demonstration holds this example of \(example.place):\n\(part)")
            }
        }
    }

    @Test func whatStandsNowhereIsFound() {
        let code = Self.code("let a = task(\"a\") { 1 }  // one")
        #expect(Self.code("private let a = task(\"a\") {\n    1\n}").contains(code))
        #expect(!Self.code("let a = task(\"a\") { 2 }").contains(code))
    }

    private static func files(in folders: [String], _ extensions: Set<String>) -> [URL] {
        folders.flatMap { folder -> [URL] in
            let files = FileManager.default.enumerator(
                at: root.appending(path: folder), includingPropertiesForKeys: nil)
            return (files?.compactMap { $0 as? URL } ?? []).filter { extensions.contains($0.pathExtension) }
        }
    }

    /// The blocks of Swift in a text, or in the comments of a program that are documentation.
    private static func examples(_ file: URL) throws -> [Example] {
        var examples: [Example] = []
        var open: Example?
        let isProgram = file.pathExtension == "swift"
        let text = try String(contentsOf: file, encoding: .utf8)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let words = isProgram ? documentation(line) : String(line) else { continue }
            if let example = open {
                if words.hasPrefix("```") {
                    examples.append(example)
                    open = nil
                } else {
                    open?.lines.append(words)
                }
            } else if words == "```swift" {
                open = Example(place: "\(file.lastPathComponent):\(number + 1)")
            }
        }
        return examples
    }

    /// What a line of a comment that is documentation says.
    private static func documentation(_ line: Substring) -> String? {
        let line = line.drop(while: \.isWhitespace)
        guard line.hasPrefix("///") else { return nil }
        let words = line.dropFirst(3)
        return String(words.hasPrefix(" ") ? words.dropFirst() : words)
    }

    /// Code without what an example leaves out: layout, comments at the ends of lines, and who may use it.
    private static func code(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { line -> Substring in
            line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        }
        let code: String = lines.joined(separator: "\n")
        return code.replacing(/\b(private|fileprivate|static)\b/, with: "")
            .filter { !$0.isWhitespace }
    }
}
