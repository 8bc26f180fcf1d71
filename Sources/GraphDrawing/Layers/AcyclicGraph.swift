/// The graph as the passes read it: equal edges once, neighbours both ways, nodes in topological order.
struct AcyclicGraph {
    let edges: [(Int, Int)]
    let successors: Adjacency
    let predecessors: Adjacency
    let topologicalOrder: [Int]

    /// Checks what a caller must have made sure of: indices in range and no cycle.
    init(_ graph: Graph) {
        let count = graph.nodes.count
        for edge in graph.edges {
            precondition(
                graph.nodes.indices.contains(edge.source) && graph.nodes.indices.contains(edge.target),
                "The edge \(edge.source) to \(edge.target) names a node outside the graph's \(count) nodes.")
        }
        var seen = Set<Graph.Edge>(minimumCapacity: graph.edges.count)
        edges = graph.edges.filter { seen.insert($0).inserted }.map { ($0.source, $0.target) }
        successors = Adjacency(count: count, pairs: edges)
        predecessors = Adjacency(count: count, pairs: edges.map { ($0.1, $0.0) })
        topologicalOrder = Self.order(count: count, successors: successors, predecessors: predecessors)
        precondition(
            topologicalOrder.count == count, "The graph to draw has a cycle; only acyclic graphs have layers.")
    }

    /// Nodes after their predecessors (Kahn 1962); those of a cycle are left out.
    private static func order(count: Int, successors: Adjacency, predecessors: Adjacency) -> [Int] {
        var missing = (0..<count).map { predecessors.degree($0) }
        var order = (0..<count).filter { missing[$0] == 0 }
        var next = 0
        while next < order.count {
            for target in successors[order[next]] {
                missing[target] -= 1
                if missing[target] == 0 { order.append(target) }
            }
            next += 1
        }
        return order
    }
}
