@testable import GraphDrawing
import Samples
import Testing

/// Whether the edges, some of them turned round, lead in no cycle: nodes without edges into them are taken away until
/// none is left.
private func isAcyclic(_ count: Int, _ edges: [(Int, Int)]) -> Bool {
    var left = Set(0..<count)
    while true {
        let free = left.filter { node in !edges.contains { left.contains($0.0) && $0.1 == node } }
        if free.isEmpty { return left.isEmpty }
        left.subtract(free)
    }
}

private func randomEdges(_ seed: UInt64, nodes: ClosedRange<Int>, edges: ClosedRange<Int>) -> (Int, [(Int, Int)]) {
    var random = Seeded(seed)
    let count = Int.random(in: nodes, using: &random)
    let pairs = (0..<Int.random(in: edges, using: &random)).map { _ in
        (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    }
    return (count, pairs.filter { $0.0 != $0.1 })
}

@Test func reversedEdgesLeaveNoCycle() {
    for seed in 0..<300 {
        let (count, edges) = randomEdges(UInt64(seed), nodes: 2...30, edges: 0...90)
        let breaking = CycleBreaking(count: count, edges: edges)
        let turned = edges.indices.map { breaking.isReversed[$0] ? (edges[$0].1, edges[$0].0) : edges[$0] }
        #expect(isAcyclic(count, turned), "seed \(seed)")
        #expect(breaking.topologicalOrder.sorted() == Array(0..<count))
        var place = [Int](repeating: 0, count: count)
        for (index, node) in breaking.topologicalOrder.enumerated() { place[node] = index }
        #expect(turned.allSatisfy { place[$0.0] < place[$0.1] }, "seed \(seed)")
    }
}

@Test func nothingIsReversedWithoutACycle() {
    for seed in 0..<100 {
        let graph = Graph.random(seed: UInt64(seed))
        let breaking = CycleBreaking(
            count: graph.nodes.count, edges: graph.edges.map { ($0.source, $0.target) })
        #expect(!breaking.isReversed.contains(true), "seed \(seed)")
    }
}

/// Beside the fewest edges there are, found by trying all sets: at most one more in small graphs, and hardly ever that.
@Test func hardlyMoreEdgesAreReversedThanMustBe() {
    var excess = 0
    for seed in 0..<150 {
        let (count, edges) = randomEdges(UInt64(seed), nodes: 3...6, edges: 3...10)
        let found = CycleBreaking(count: count, edges: edges).isReversed.count { $0 }
        let least = (0..<(1 << edges.count)).lazy.filter { mask in
            isAcyclic(count, edges.indices.map { mask >> $0 & 1 == 1 ? (edges[$0].1, edges[$0].0) : edges[$0] })
        }.map(\.nonzeroBitCount).min()
        #expect(found <= (least ?? 0) + 1, "seed \(seed)")
        excess += found - (least ?? 0)
    }
    #expect(excess <= 7, "\(excess) edges too many in 150 graphs")
}

@Test func longCycleIsBrokenOnce() {
    let count = 20_000
    let edges = (0..<count).map { ($0, ($0 + 1) % count) }
    #expect(CycleBreaking(count: count, edges: edges).isReversed.count { $0 } == 1)
}

@Test func reversedEdgesAreMarked() {
    let nodes = (0..<3).map { _ in Graph.Node(width: 7, height: 3) }
    let graph = Graph(nodes: nodes, edges: [(0, 1), (1, 2), (2, 0)].map { Graph.Edge(source: $0.0, target: $0.1) })
    let layout = layOut(graph, options: LayoutOptions(effort: .quick))
    #expect(layout.edges.map(\.isReversed) == [false, false, true])
    #expect(layout.layers == [[0], [1], [2]])
    #expect(layout.tracks == [[.node(0)], [.node(1), .edge(2)], [.node(2)]])
}
