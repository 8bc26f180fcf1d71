internal import Foundation
internal import Graphs

/// The graphs of a table as files, so that everybody runs the same ones.
struct GraphFiles: ~Copyable {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("jflow-graphs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The path of the file that holds a graph.
    func path(_ shape: Shape, _ size: Int) throws -> String {
        let file = folder.appendingPathComponent("\(shape.rawValue)-\(size)")
        if !FileManager.default.fileExists(atPath: file.path) {
            try Data(GraphFile.text(shape.graph(size)).utf8).write(to: file)
        }
        return file.path
    }
}
