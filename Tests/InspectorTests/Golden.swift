import Foundation
import Testing

/// Texts in files beside the tests, with which the present ones must agree.
///
/// `JFLOW_RECORD_GOLDEN=1 swift test` writes them anew; a missing one is written, too, and the test fails.
enum Golden {
    static let isRecording = ProcessInfo.processInfo.environment["JFLOW_RECORD_GOLDEN"] == "1"

    static func compare(_ text: String, with name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        let file = folder.appending(path: name + ".txt")
        let expected = try? String(contentsOf: file, encoding: .utf8)
        if isRecording || expected == nil {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try (text + "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        guard let expected else {
            Issue.record("\(name).txt was missing and is written now; look at it", sourceLocation: sourceLocation)
            return
        }
        if isRecording { return }
        #expect(text + "\n" == expected, "\(name).txt differs:\n\(text)", sourceLocation: sourceLocation)
    }
}
