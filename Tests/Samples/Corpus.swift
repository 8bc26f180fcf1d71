package import Foundation

/// The shared corpus of real graphs, where it lies beside the checkout; tests that read it are skipped without it.
package enum Corpus {
    /// The folder `shared/corpus` beside one of the folders that hold this file, if it is there.
    package static let folder: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let corpus = folder.appendingPathComponent("shared/corpus")
            if FileManager.default.fileExists(atPath: corpus.path) { return corpus }
        }
        return nil
    }()

    /// Why tests are skipped without it.
    package static let absence: String = "the corpus (shared/corpus beside the checkout) is absent: skipped"

    /// A folder of the corpus that holds no file: a test that goes through it would hold whatever it says.
    package struct EmptyFolder: Error, CustomStringConvertible {
        package let description: String
    }

    /// The JSON files in a folder of the corpus, by name; none where the corpus is absent.
    ///
    /// - Throws: where the corpus is there, but not this folder of it, or no file in it.
    package static func files(_ path: String) throws -> [URL] {
        guard let folder = folder?.appendingPathComponent(path) else { return [] }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
        guard !files.isEmpty else { throw EmptyFolder(description: "\(folder.path) holds no JSON file") }
        return files
    }

    /// A graph of the corpus as it stands in its file.
    package struct Form: Decodable {
        /// A node.
        package struct Node: Decodable {
            /// What edges call it.
            package let id: String
            /// What is shown.
            package let label: String
        }

        /// The nodes.
        package let nodes: [Node]
        /// Source and target of each edge.
        package let edges: [[String]]
    }

    /// Reads a graph with Foundation's decoder.
    package static func form(_ file: URL) throws -> Form {
        try JSONDecoder().decode(Form.self, from: Data(contentsOf: file))
    }
}
