@testable import GraphDrawing
import Testing

private func ordered(_ graph: Graph) -> (LayeredGraph, Ordering) {
    let acyclic = AcyclicGraph(graph)
    let layered = LayeredGraph.tracks(acyclic, Layering(acyclic))
    return (layered, Ordering(layered))
}

/// Pairs of segments that cross, each pair looked at.
private func countedByPairs(_ layered: LayeredGraph, _ order: Ordering) -> Int {
    var segments: [(upper: Int, lower: Int)] = []
    for item in 0..<layered.itemCount { for target in layered.lower[item] { segments.append((item, target)) } }
    var crossings = 0
    for (index, one) in segments.enumerated() {
        for other in segments[(index + 1)...] where layered.layerOf[one.upper] == layered.layerOf[other.upper] {
            let above = order.place[one.upper] - order.place[other.upper]
            let below = order.place[one.lower] - order.place[other.lower]
            if above * below < 0 { crossings += 1 }
        }
    }
    return crossings
}

@Test func crossingsAreCountedAsPairs() {
    for seed in 0..<60 {
        let graph = Graph.random(seed: UInt64(seed))
        let (layered, order) = ordered(graph)
        let counted = countedByPairs(layered, order)
        #expect(order.crossings == counted, "seed \(seed)")
        #expect(layOut(graph).crossings == counted, "seed \(seed)")
    }
}

@Test func segmentsJoinNeighbouringLayers() {
    for seed in 0..<60 {
        let (layered, order) = ordered(.random(seed: UInt64(seed)))
        for item in 0..<layered.itemCount {
            #expect(layered.lower[item].allSatisfy { layered.layerOf[$0] == layered.layerOf[item] + 1 })
            #expect(order.layers[layered.layerOf[item]][order.place[item]] == item)
        }
        #expect(order.layers.map(\.count).reduce(0, +) == layered.itemCount)
    }
}

@Test func treesAreDrawnWithoutCrossings() {
    for seed in 0..<40 {
        var random = Seeded(UInt64(seed))
        let count = 60
        let edges = (1..<count).map { Graph.Edge(source: Int.random(in: 0..<$0, using: &random), target: $0) }
        let nodes = [Graph.Node](repeating: Graph.Node(width: 6, height: 1), count: count)
        #expect(layOut(Graph(nodes: nodes, edges: edges)).crossings == 0, "seed \(seed)")
    }
}

@Test func layersAreAsFewAsTheLongestPath() {
    let nodes = [Graph.Node](repeating: Graph.Node(width: 6, height: 1), count: 5)
    let edges = [(0, 1), (1, 2), (3, 2), (0, 4)].map { Graph.Edge(source: $0.0, target: $0.1) }
    let layout = layOut(Graph(nodes: nodes, edges: edges))
    #expect(layout.layers.map { $0.sorted() } == [[0], [1, 3, 4], [2]])
}
