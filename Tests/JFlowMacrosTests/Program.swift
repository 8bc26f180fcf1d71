import Foundation

/// A small program of the folder `MustNotCompile`, and the errors that its comments expect.
struct Program: Sendable, CustomStringConvertible {
    let url: URL
    let expected: [CompilerError]

    /// The folder and the file.
    var name: String { "\(url.deletingLastPathComponent().lastPathComponent)/\(url.lastPathComponent)" }
    var description: String { name }

    #if Macros
        static let folders = ["Closures", "Macros"]
    #else
        static let folders = ["Closures"]
    #endif

    static var all: [Program] {
        get throws {
            let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "MustNotCompile")
            return try folders.flatMap { folder in
                try FileManager.default
                    .contentsOfDirectory(at: root.appending(path: folder), includingPropertiesForKeys: nil)
                    .filter { $0.pathExtension == "swift" }.map(Program.init).sorted { $0.name < $1.name }
            }
        }
    }

    init(_ url: URL) throws {
        let lines = try String(contentsOf: url, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        self.url = url
        expected = lines.enumerated().compactMap { index, line in
            guard let match = line.wholeMatch(of: /\s*\/\/ expect-error@\+1: (.+)/) else { return nil }
            return CompilerError(line: index + 2, message: String(match.1))
        }
    }
}

/// One error as the compiler prints it; lines count from 1.
struct CompilerError: Sendable, Hashable {
    let line: Int
    let message: String
}
