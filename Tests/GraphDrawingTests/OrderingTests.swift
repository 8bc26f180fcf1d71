@testable import GraphDrawing
import Samples
import Testing

private func layered(_ graph: Graph) -> LayeredGraph {
    let acyclic = AcyclicGraph(graph)
    return LayeredGraph.tracks(acyclic, Layering(acyclic))
}

private func ordered(_ graph: Graph) -> (LayeredGraph, Ordering) {
    let layered = layered(graph)
    return (layered, Ordering(layered))
}

private func graph(_ count: Int, _ edges: [(Int, Int)]) -> Graph {
    Graph(
        nodes: [Graph.Node](repeating: Graph.Node(width: 6, height: 1), count: count),
        edges: edges.map { Graph.Edge(source: $0.0, target: $0.1) })
}

/// Whether each item stands once, in its layer, and where `place` says.
private func isWhole(_ layered: LayeredGraph, _ order: Ordering) -> Bool {
    order.order.layers.joined().sorted() == Array(0..<layered.itemCount)
        && order.order.layers.enumerated().allSatisfy { layer, items in
            items.enumerated().allSatisfy { layered.layerOf[$1] == layer && order.order.place[$1] == $0 }
        }
}

/// The fewest crossings of all orders of a graph.
private func fewestCrossings(_ layered: LayeredGraph) -> Int {
    var layers = [[Int]](repeating: [], count: layered.layerCount)
    for item in 0..<layered.itemCount { layers[layered.layerOf[item]].append(item) }
    var place = [Int](repeating: 0, count: layered.itemCount)
    var fewest = Int.max
    func choose(_ layer: Int, _ crossings: Int) {
        guard crossings < fewest else { return }
        guard layer < layers.count else {
            fewest = crossings
            return
        }
        permute(layer, 0, crossings)
    }
    func permute(_ layer: Int, _ slot: Int, _ crossings: Int) {
        guard slot < layers[layer].count else { return choose(layer + 1, crossings + between(layer)) }
        for other in slot..<layers[layer].count {
            layers[layer].swapAt(slot, other)
            place[layers[layer][slot]] = slot
            permute(layer, slot + 1, crossings)
            layers[layer].swapAt(slot, other)
        }
    }
    func between(_ layer: Int) -> Int {
        guard layer > 0 else { return 0 }
        let segments = layers[layer].flatMap { item in layered.upper[item].map { (place[$0], place[item]) } }
        return segments.reduce(0) { sum, one in
            sum + segments.count { $0.0 < one.0 && $0.1 > one.1 }
        }
    }
    choose(0, 0)
    return fewest
}

/// Pairs of segments that cross, each pair looked at.
private func countedByPairs(_ layered: LayeredGraph, _ place: [Int]) -> Int {
    var segments: [(upper: Int, lower: Int)] = []
    for item in 0..<layered.itemCount { for target in layered.lower[item] { segments.append((item, target)) } }
    var crossings = 0
    for (index, one) in segments.enumerated() {
        for other in segments[(index + 1)...] where layered.layerOf[one.upper] == layered.layerOf[other.upper] {
            let above = place[one.upper] - place[other.upper]
            let below = place[one.lower] - place[other.lower]
            if above * below < 0 { crossings += 1 }
        }
    }
    return crossings
}

@Test func crossingsAreCountedAsPairs() {
    for seed in 0..<60 {
        let graph = Graph.random(seed: UInt64(seed))
        let (layered, order) = ordered(graph)
        #expect(isWhole(layered, order), "seed \(seed)")
        #expect(order.crossings == countedByPairs(layered, order.order.place), "seed \(seed)")
        let drawn = OrderedGraph(graph, AcyclicGraph(graph), LayoutOptions())
        #expect(drawn.crossings == countedByPairs(drawn.tracks, drawn.tracksOrder.place), "seed \(seed)")
    }
}

@Test func smallGraphsHaveTheFewestCrossings() {
    var compared = 0
    for seed in 0..<400 {
        var random = Seeded(UInt64(seed))
        let count = Int.random(in: 4...8, using: &random)
        let edges = (0..<Int.random(in: 4...12, using: &random)).map { _ in
            let source = Int.random(in: 0..<(count - 1), using: &random)
            return (source, Int.random(in: (source + 1)..<count, using: &random))
        }
        let layered = layered(graph(count, edges))
        let widths = layered.layerOf.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        guard widths.values.allSatisfy({ $0 <= 6 }) else { continue }
        compared += 1
        #expect(Ordering(layered).crossings == fewestCrossings(layered), "seed \(seed)")
    }
    #expect(compared > 300)
}

@Test func everyTwoOfTwoSidesCross() {
    let edges = (0..<5).flatMap { source in (5..<10).map { (source, $0) } }
    #expect(Ordering(layered(graph(10, edges))).crossings == 100)
}

@Test func theSameGraphIsAlwaysOrderedTheSame() {
    for seed in [3, 17, 29] {
        let layered = layered(.random(seed: UInt64(seed)))
        #expect(Ordering(layered).order.layers == Ordering(layered).order.layers, "seed \(seed)")
    }
}

@Test func moreEffortIsNotWorse() {
    for seed in [5, 11, 23] {
        let graph = Graph.random(seed: UInt64(seed))
        let acyclic = AcyclicGraph(graph)
        let stable = OrderedGraph(graph, acyclic, LayoutOptions())
        let best = OrderedGraph(graph, acyclic, LayoutOptions(effort: .best))
        #expect(best.crossings <= stable.crossings, "seed \(seed)")
        #expect(best.tracks.layerOf.prefix(best.tracks.nodeCount) == best.layering.layerOf[...], "seed \(seed)")
    }
}

@Test func anOrderIsKeptWhereNothingIsToBeGained() {
    // Two chains and a tree: without crossings in this order and in many others.
    let layered = layered(graph(7, [(0, 1), (1, 2), (3, 4), (3, 5), (5, 6)]))
    let given = [[3, 0], [5, 4, 1], [6, 2]]
    #expect(Ordering(layered, start: given).order.layers == given)
    #expect(Ordering(layered, effort: .best, start: given).order.layers == given)
}

@Test func anOrderIsStableWhenANodeJoins() {
    for seed in 0..<20 {
        let before = Graph.random(seed: UInt64(seed))
        let old = ordered(before).1
        var after = before
        after.nodes.append(Graph.Node(width: 4, height: 1))
        let layered = layered(after)
        // Only nodes are given: bends are numbered anew.
        let nodes = old.order.layers.map { $0.filter { $0 < before.nodes.count } }
        let new = Ordering(layered, start: nodes)
        #expect(isWhole(layered, new), "seed \(seed)")
        #expect(new.crossings <= old.crossings + 3, "seed \(seed)")
    }
}

@Test func aStartMayBeOfAnotherGraph() {
    let layered = layered(graph(4, [(0, 1), (0, 2), (0, 3)]))
    let order = Ordering(layered, start: [[0, 7, -1, 0], [3, 0, 1], [2], [9]])
    #expect(isWhole(layered, order))
    #expect(order.order.layers[1].filter { $0 != 2 } == [3, 1])
}

@Test func hugeGraphsAreOrdered() {
    var random = Seeded(1)
    let edges = (0..<12_000).map { _ in
        let source = Int.random(in: 0..<9_999, using: &random)
        return (source, Int.random(in: (source + 1)...min(9_999, source + 300), using: &random))
    }
    let layered = layered(graph(10_000, edges))
    // A share of the work that is done before the first start is: even so the order is whole.
    #expect(isWhole(layered, Ordering(layered, share: 1_000)))
}

@Test func segmentsJoinNeighbouringLayers() {
    for seed in 0..<60 {
        let (layered, order) = ordered(.random(seed: UInt64(seed)))
        #expect(isWhole(layered, order))
        for item in 0..<layered.itemCount {
            #expect(layered.lower[item].allSatisfy { layered.layerOf[$0] == layered.layerOf[item] + 1 })
        }
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
