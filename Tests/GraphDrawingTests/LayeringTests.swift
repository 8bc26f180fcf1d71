@testable import GraphDrawing
import Testing

private func acyclic(_ count: Int, _ edges: [(Int, Int)]) -> AcyclicGraph {
    let node = Graph.Node(width: 6, height: 1)
    return AcyclicGraph(
        Graph(
            nodes: [Graph.Node](repeating: node, count: count),
            edges: edges.map { Graph.Edge(source: $0.0, target: $0.1) }))
}

private func widths(_ layering: Layering) -> [Int] {
    layering.layerOf.reduce(into: [Int](repeating: 0, count: layering.count)) { $0[$1] += 1 }
}

@Test func edgesAreAsShortAsTheyCanBe() {
    // 4 would stand in the first layer if its layer were that of the longest path to it.
    let layering = Layering(acyclic(6, [(0, 1), (1, 2), (2, 3), (4, 3), (0, 5)]))
    #expect(layering.layerOf == [0, 1, 2, 3, 2, 1])
    #expect(layering.count == 4)
}

/// What stands above something else for a group's sake costs nothing, whether nodes stand high or low.
@Test func edgesAreAsShortWhetherNodesStandHighOrLow() {
    for seed in 0..<120 {
        let graph = AcyclicGraph(.random(seed: UInt64(seed)))
        let order = graph.topologicalOrder
        let above = stride(from: 0, to: order.count - 3, by: 3).map { (order[$0], order[$0 + 3]) }
        let layerings = [Layering.Method.shortestEdges, .shortestEdgesLowered].map {
            Layering(graph, $0, above: above)
        }
        let lengths = layerings.map { layering in
            graph.edges.reduce(0) { $0 + layering.layerOf[$1.1] - layering.layerOf[$1.0] }
        }
        #expect(lengths[0] == lengths[1], "seed \(seed)")
        for layering in layerings {
            #expect(above.allSatisfy { layering.layerOf[$0.0] < layering.layerOf[$0.1] }, "seed \(seed)")
        }
    }
}

@Test func leastLengthsOfEdgesAreKept() {
    let graph = acyclic(3, [(0, 1), (1, 2), (0, 2)])
    #expect(Layering(graph, minimumLengths: [1, 3, 1]).layerOf == [0, 1, 4])
    #expect(Layering(graph, minimumLengths: [1, 1, 6]).layerOf.last == 6)
    #expect(Layering(graph, .widthBounded(1), minimumLengths: [1, 3, 1]).layerOf == [0, 1, 4])
}

@Test func noNodesHaveNoLayers() {
    #expect(Layering(acyclic(0, [])).count == 0)
    #expect(Layering(acyclic(0, []), .widthBounded(3)).count == 0)
}

@Test func layersAreNoWiderThanAskedFor() {
    for seed in 0..<120 {
        let graph = AcyclicGraph(.random(seed: UInt64(seed)))
        for width in [1, 2, 3, 7] {
            let layering = Layering(graph, .widthBounded(width))
            #expect(widths(layering).allSatisfy { $0 <= width }, "seed \(seed)")
            #expect(graph.edges.allSatisfy { layering.layerOf[$0.1] > layering.layerOf[$0.0] }, "seed \(seed)")
            #expect(width > 1 || layering.count == graph.topologicalOrder.count, "seed \(seed)")
        }
        // With room enough only the longest path counts.
        var longest = [Int](repeating: 1, count: graph.topologicalOrder.count)
        for node in graph.topologicalOrder {
            for target in graph.successors[node] { longest[target] = max(longest[target], longest[node] + 1) }
        }
        #expect(Layering(graph, .widthBounded(1_000)).count == longest.max(), "seed \(seed)")
    }
}

@Test func twoInALayerTakeTheFewestLayers() {
    // The method is exact for two: five tasks of which three must follow each other.
    #expect(Layering(acyclic(5, [(0, 1), (1, 2)]), .widthBounded(2)).count == 3)
    // A full binary tree of 7 towards its root.
    let tree = acyclic(7, [(0, 4), (1, 4), (2, 5), (3, 5), (4, 6), (5, 6)])
    #expect(widths(Layering(tree, .widthBounded(2))) == [2, 2, 2, 1])
}

@Test func layersAreAsFewAsTheLongestPath() {
    let nodes = [Graph.Node](repeating: Graph.Node(width: 6, height: 1), count: 5)
    let edges = [(0, 1), (1, 2), (3, 2), (0, 4)].map { Graph.Edge(source: $0.0, target: $0.1) }
    let layout = layOut(Graph(nodes: nodes, edges: edges))
    #expect(layout.layers.map { $0.sorted() } == [[0], [1, 3, 4], [2]])
}
