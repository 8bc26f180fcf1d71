import Foundation
import GraphDocuments
import GraphFiles
import Testing

/// Files of the shared corpus, where it lies beside the checkout; without it these tests are skipped.
private enum Corpus {
    static let folder: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let corpus = folder.appendingPathComponent("shared/corpus")
            if FileManager.default.fileExists(atPath: corpus.path) { return corpus }
        }
        return nil
    }()

    static func files(_ path: String) throws -> [URL] {
        let folder = try #require(folder).appendingPathComponent(path)
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    }

    static func read(_ file: URL) throws -> GraphFile {
        try GraphFile(reading: Array(Data(contentsOf: file)), named: file.lastPathComponent)
    }
}

private let corpusIsPresent = ConditionTrait.enabled(
    if: Corpus.folder != nil, "the corpus (shared/corpus beside the checkout) is absent: skipped")

struct CorpusTests {
    private struct Form: Decodable {
        struct Node: Decodable {
            let id: String
            let label: String
        }
        let nodes: [Node]
        let edges: [[String]]
    }

    /// Foundation's decoder is the second opinion.
    @Test(corpusIsPresent, arguments: ["small", "medium", "large"])
    func graphsAreRead(_ size: String) throws {
        for file in try Corpus.files("graphs/\(size)") {
            let read = try Corpus.read(file)
            let form = try JSONDecoder().decode(Form.self, from: Data(contentsOf: file))
            #expect(read.format == .json && read.notes.isEmpty, "\(file.lastPathComponent)")
            #expect(read.document.nodes.map(\.id) == form.nodes.map(\.id), "\(file.lastPathComponent)")
            #expect(read.document.nodes.map(\.label) == form.nodes.map(\.label), "\(file.lastPathComponent)")
            let ids = read.document.nodes.map(\.id)
            #expect(
                read.document.edges.map { [ids[$0.source], ids[$0.target]] } == form.edges, "\(file.lastPathComponent)")
        }
    }

    @Test(corpusIsPresent) func graphsAreWrittenAndReadBack() throws {
        for file in try Corpus.files("graphs/small") {
            let document = try Corpus.read(file).document
            for (text, format) in [
                (document.dot, GraphFormat.dot), (document.mermaid, .mermaid), (document.json, .json),
            ] {
                let back = try GraphFile(reading: Array(text.utf8), named: "x")
                #expect(back.format == format && back.document == document, "\(file.lastPathComponent) \(format)")
            }
        }
    }

    @Test(corpusIsPresent) func workflowsAreRead() throws {
        let files = try Corpus.files("wfformat")
        #expect(files.count == 15)
        for file in files {
            let read = try Corpus.read(file)
            #expect(read.format == .wfcommons && read.document.nodes.count > 4, "\(file.lastPathComponent)")
            #expect(brokenInvariant(of: read.document) == nil, "\(file.lastPathComponent)")
        }
    }
}
