import Foundation
import GraphDocuments
import GraphFiles
import Samples
import Testing

private let corpusIsPresent = ConditionTrait.enabled(if: Corpus.folder != nil, "\(Corpus.absence)")

struct CorpusTests {
    private func read(_ file: URL) throws -> GraphFile {
        try GraphFile(reading: Array(Data(contentsOf: file)), named: file.lastPathComponent)
    }

    /// Foundation's decoder is the second opinion.
    @Test(corpusIsPresent, arguments: ["small", "medium", "large"])
    func graphsAreRead(_ size: String) throws {
        for file in try Corpus.files("graphs/\(size)") {
            let read = try read(file)
            let form = try Corpus.form(file)
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
            let document = try read(file).document
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
            let read = try read(file)
            #expect(read.format == .wfcommons && read.document.nodes.count > 4, "\(file.lastPathComponent)")
            #expect(brokenInvariant(of: read.document) == nil, "\(file.lastPathComponent)")
        }
    }
}
