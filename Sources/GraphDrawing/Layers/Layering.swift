/// A layer for each node, such that each edge leads at least one layer down.
///
/// Longest path from the sources, then each node is moved within its room to where its edges are shortest, again and
/// again while that helps (the node promotion of Nikolov and Tarassov, "Graph layering by promotion of nodes", 2006,
/// in both directions).
struct Layering {
    /// The layer of each node, from 0.
    private(set) var layerOf: [Int]
    /// The number of layers.
    let count: Int

    private static let rounds = 16

    init(_ graph: AcyclicGraph) {
        layerOf = [Int](repeating: 0, count: graph.topologicalOrder.count)
        for node in graph.topologicalOrder {
            for target in graph.successors[node] { layerOf[target] = max(layerOf[target], layerOf[node] + 1) }
        }
        count = (layerOf.max() ?? -1) + 1
        for _ in 0..<Self.rounds where !shorten(graph) { break }
    }

    /// Moves each node once; says whether any was moved.
    private mutating func shorten(_ graph: AcyclicGraph) -> Bool {
        var moved = false
        for node in graph.topologicalOrder.reversed() {
            let pull = graph.successors.degree(node) - graph.predecessors.degree(node)
            guard pull != 0, let layer = farthest(node, down: pull > 0, graph), layer != layerOf[node] else { continue }
            layerOf[node] = layer
            moved = true
        }
        return moved
    }

    private func farthest(_ node: Int, down: Bool, _ graph: AcyclicGraph) -> Int? {
        down
            ? graph.successors[node].lazy.map { layerOf[$0] - 1 }.min()
            : graph.predecessors[node].lazy.map { layerOf[$0] + 1 }.max()
    }
}
