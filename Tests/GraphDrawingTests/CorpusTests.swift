import Foundation
import GraphDrawing
import Samples
import Testing

private func graph(_ file: URL, height: Int) throws -> Graph {
    let form = try Corpus.form(file)
    let index = Dictionary(uniqueKeysWithValues: form.nodes.enumerated().map { ($1.id, $0) })
    return Graph(
        nodes: form.nodes.map {
            Graph.Node(width: max(1, $0.label.count) + (height > 1 ? 4 : 0), height: height)
        },
        edges: try form.edges.map {
            Graph.Edge(source: try #require(index[$0[0]]), target: try #require(index[$0[1]]))
        })
}

private let corpusIsPresent = ConditionTrait.enabled(if: Corpus.folder != nil, "\(Corpus.absence)")

@Test(corpusIsPresent, arguments: ["small", "medium"])
func corpusGraphsAreReadBack(_ size: String) throws {
    for file in try Corpus.files("graphs/\(size)") {
        for height in [1, 3] {
            let graph = try graph(file, height: height)
            guard graph.edges.count <= 100 else { continue }
            for direction in Direction.allCases { expectHonest(graph, direction, file.lastPathComponent) }
        }
    }
}
