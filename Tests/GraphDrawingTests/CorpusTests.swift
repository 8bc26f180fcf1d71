import Foundation
import GraphDrawing
import Testing

/// Graphs of the shared corpus, where it lies beside the checkout; without it these tests are skipped.
private enum Corpus {
    static let folder: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let graphs = folder.appendingPathComponent("shared/corpus/graphs")
            if FileManager.default.fileExists(atPath: graphs.path) { return graphs }
        }
        return nil
    }()

    struct File: Decodable {
        struct Node: Decodable {
            var id: String
            var label: String
        }
        var nodes: [Node]
        var edges: [[String]]
    }

    static func names(_ size: String) throws -> [String] {
        let folder = try #require(folder).appendingPathComponent(size)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { "\(size)/\($0)" }
    }

    static func graph(_ name: String, height: Int) throws -> Graph {
        let data = try Data(contentsOf: #require(folder).appendingPathComponent(name))
        let file = try JSONDecoder().decode(File.self, from: data)
        let index = Dictionary(uniqueKeysWithValues: file.nodes.enumerated().map { ($1.id, $0) })
        return Graph(
            nodes: file.nodes.map {
                Graph.Node(width: max(1, $0.label.count) + (height > 1 ? 4 : 0), height: height)
            },
            edges: try file.edges.map {
                Graph.Edge(source: try #require(index[$0[0]]), target: try #require(index[$0[1]]))
            })
    }
}

private let corpusIsPresent = ConditionTrait.enabled(
    if: Corpus.folder != nil, "the corpus (shared/corpus/graphs beside the checkout) is absent: skipped")

@Test(corpusIsPresent, arguments: ["small", "medium"])
func corpusGraphsAreReadBack(_ size: String) throws {
    for name in try Corpus.names(size) {
        for height in [1, 3] {
            let graph = try Corpus.graph(name, height: height)
            guard graph.edges.count <= 100 else { continue }
            for direction in Direction.allCases {
                let layout = layOut(graph, options: LayoutOptions(direction: direction, effort: .quick))
                for style in PictureStyle.allCases {
                    let rows = Picture(layout, graph: graph, style: style).characters()
                    let read = Result {
                        try PictureReader(rows, nodes: layout.nodes, direction: direction, style: style).edges()
                    }
                    #expect(throws: Never.self, "\(name) \(direction) \(style)") { try read.get() }
                    #expect((try? read.get()) == Set(graph.edges), "\(name) \(direction) \(style)")
                }
            }
        }
    }
}
