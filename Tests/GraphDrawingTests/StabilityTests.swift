import GraphDrawing
import Testing

@Test func changedLabelMovesNothingOutOfOrder() {
    for seed in 0..<100 {
        var graph = Graph.random(seed: UInt64(seed))
        let before = layOut(graph, options: LayoutOptions(effort: .quick))
        graph.nodes[graph.nodes.count / 2].width += 7
        let after = layOut(graph, options: LayoutOptions(effort: .quick, earlier: before.layers))
        #expect(after.layers == before.layers, "seed \(seed)")
    }
}

@Test func newNodeLeavesTheOthersInOrder() {
    for seed in 0..<100 {
        var graph = Graph.random(seed: UInt64(seed))
        let before = layOut(graph, options: LayoutOptions(effort: .quick))
        let new = graph.nodes.count
        graph.nodes.append(Graph.Node(width: 6, height: 1))
        graph.edges.append(Graph.Edge(source: seed % new, target: new))
        let after = layOut(graph, options: LayoutOptions(effort: .quick, earlier: before.layers))
        var layerOf: [Int: Int] = [:]
        for (index, layer) in before.layers.enumerated() { for node in layer { layerOf[node] = index } }
        // Nodes that shared a layer before and still do have not changed sides.
        var placeOf: [Int: Int] = [:]
        for layer in before.layers { for (place, node) in layer.enumerated() { placeOf[node] = place } }
        for layer in after.layers {
            for (index, one) in layer.enumerated() where one != new {
                for other in layer[(index + 1)...] where other != new && layerOf[one] == layerOf[other] {
                    #expect((placeOf[one] ?? 0) < (placeOf[other] ?? 0), "seed \(seed): \(one) and \(other)")
                }
            }
        }
    }
}
