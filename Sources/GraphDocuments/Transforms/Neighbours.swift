import GraphDrawing

extension GraphDocument {
    /// The targets of each node's edges; one entry an edge.
    var successors: Adjacency {
        Adjacency(count: nodes.count, pairs: edges.lazy.map { ($0.source, $0.target) })
    }

    /// The sources of the edges into each node; one entry an edge.
    var predecessors: Adjacency {
        Adjacency(count: nodes.count, pairs: edges.lazy.map { ($0.target, $0.source) })
    }

    /// The parts in which every node is reached from every other one.
    var strongParts: StrongParts { StrongParts(count: nodes.count, successors: successors) }
}

extension Adjacency {
    /// For each node, whether a way leads to it from one of these; each of these is reached.
    func reached(from roots: some Sequence<Int>) -> [Bool] {
        var isReached = [Bool](repeating: false, count: offsets.count - 1)
        var waiting: [Int] = []
        for root in roots where !isReached[root] {
            isReached[root] = true
            waiting.append(root)
        }
        while let node = waiting.popLast() {
            for next in self[node] where !isReached[next] {
                isReached[next] = true
                waiting.append(next)
            }
        }
        return isReached
    }
}
