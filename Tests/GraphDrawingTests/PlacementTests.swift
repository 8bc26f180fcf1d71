@testable import GraphDrawing
import Testing

@Test func itemsStandAtTheirDistances() {
    for direction in Direction.allCases {
        for seed in 0..<60 {
            let graph = Graph.tangled(seed: UInt64(seed))
            let acyclic = AcyclicGraph(graph)
            let layered = LayeredGraph.trunks(
                acyclic, Layering(acyclic, minimumLengths: acyclic.lines.map { $0.labelWidth > 0 ? 2 : 1 }))
            var layers = [[Int]](repeating: [], count: layered.layerCount)
            for item in 0..<layered.itemCount { layers[layered.layerOf[item]].append(item) }
            let order = LayerOrder(layers: layers, itemCount: layered.itemCount)
            let ends = LineEnds(graph, acyclic, layered)
            let options = LayoutOptions(direction: direction, effort: .quick)
            let spacing = Spacing(ends.widened(graph, direction), layered, ends, options)
            let placement = Placement(layered, order, spacing)
            for layer in order.layers {
                for (left, right) in zip(layer, layer.dropFirst()) {
                    let apart = placement.place[right] - placement.place[left]
                    #expect(apart >= spacing.distance(left, right) * spacing.unit, "seed \(seed)")
                }
            }
        }
    }
}
