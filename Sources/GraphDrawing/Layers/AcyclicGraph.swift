/// The graph as the passes read it: no loops, no cycles, neighbours both ways, nodes in topological order.
///
/// Its edges are numbered anew: `lines` tells which edge of the graph each of them is. An edge that was reversed leads
/// here from its real target to its real source.
struct AcyclicGraph {
    /// An edge that is drawn from a node down to another one.
    struct Line {
        /// The edge's index in the graph.
        var edge: Int
        /// Whether it was reversed to break a cycle.
        var isReversed = false
        /// Whether it shares no piece of line with others: reversed and parallel ones.
        var isPrivate = false
        /// The columns of its label, 0 without one.
        var labelWidth = 0
    }

    let nodeCount: Int
    let lines: [Line]
    /// The node above and the node below of each line.
    let edges: [(Int, Int)]
    /// The graph's edges that lead from a node to itself.
    let loops: [Int]
    let successors: Adjacency
    let predecessors: Adjacency
    let topologicalOrder: [Int]

    /// Checks what a caller must have made sure of: indices in range.
    init(_ graph: Graph) {
        let count = graph.nodes.count
        for edge in graph.edges {
            precondition(
                graph.nodes.indices.contains(edge.source) && graph.nodes.indices.contains(edge.target),
                "The edge \(edge.source) to \(edge.target) names a node outside the graph's \(count) nodes.")
        }
        nodeCount = count
        loops = graph.edges.indices.filter { graph.edges[$0].source == graph.edges[$0].target }
        let between = graph.edges.indices.filter { graph.edges[$0].source != graph.edges[$0].target }
        let pairs = between.map { (graph.edges[$0].source, graph.edges[$0].target) }
        let breaking = CycleBreaking(count: count, edges: pairs)
        edges = pairs.indices.map { breaking.isReversed[$0] ? (pairs[$0].1, pairs[$0].0) : pairs[$0] }
        topologicalOrder = breaking.topologicalOrder
        var copies: [Graph.Edge: Int] = [:]
        for (source, target) in pairs { copies[Graph.Edge(source: source, target: target), default: 0] += 1 }
        lines = between.indices.map { index in
            let (source, target) = pairs[index]
            let isReversed = breaking.isReversed[index]
            return Line(
                edge: between[index], isReversed: isReversed,
                isPrivate: isReversed || copies[Graph.Edge(source: source, target: target), default: 0] > 1,
                labelWidth: max(0, graph.edges[between[index]].labelWidth))
        }
        successors = Adjacency(count: count, pairs: edges)
        predecessors = Adjacency(count: count, pairs: edges.map { ($0.1, $0.0) })
    }
}
