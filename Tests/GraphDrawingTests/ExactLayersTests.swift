@testable import GraphDrawing
import Samples
import Testing

private func permutations(_ items: [Int]) -> [[Int]] {
    guard let first = items.first else { return [[]] }
    return permutations(Array(items.dropFirst())).flatMap { rest in
        (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
    }
}

/// Beside all orders of a layer between two that stand fast.
@Test func smallLayersAreOrderedExactly() {
    var improved = 0
    for seed in 0..<120 {
        var random = Seeded(UInt64(seed))
        let count = Int.random(in: 3...6, using: &random)
        let (top, bottom) = (0..<5, 5..<10)
        let middle = Array(10..<(10 + count))
        var edges: [Graph.Edge] = []
        for item in middle {
            for node in top where node == 0 || Int.random(in: 0...2, using: &random) == 0 {
                edges.append(Graph.Edge(source: node, target: item))
            }
            for node in bottom where node == 5 || Int.random(in: 0...2, using: &random) == 0 {
                edges.append(Graph.Edge(source: item, target: node))
            }
        }
        let used = Set(edges.flatMap { [$0.source, $0.target] })
        let node = Graph.Node(width: 5, height: 1)
        let acyclic = AcyclicGraph(Graph(nodes: [Graph.Node](repeating: node, count: 10 + count), edges: edges))
        let layered = LayeredGraph.tracks(acyclic, Layering(acyclic))
        let outer = [top, bottom].map { $0.filter(used.contains).shuffled(using: &random) }
        let lone = [top, bottom].joined().filter { !used.contains($0) }
        func order(_ middle: [Int]) -> LayerOrder {
            LayerOrder(layers: [lone + outer[0], middle, outer[1]], itemCount: layered.itemCount)
        }
        let start = middle.shuffled(using: &random)
        let arrangement = Arrangement(layered)
        arrangement.resume(order(start).layers)
        // The outer layers have no more than eight items either, so one layer alone is looked at.
        let places = NeighbourPlaces(arrangement)
        let saved = ExactLayers(places).order(1)
        let found = order(arrangement.layers[1]).crossings(in: layered)
        let least = permutations(middle).map { order($0).crossings(in: layered) }.min()
        #expect(found == least, "seed \(seed)")
        #expect(order(start).crossings(in: layered) - found == saved, "seed \(seed)")
        improved += saved > 0 ? 1 : 0
    }
    #expect(improved > 60)
}
