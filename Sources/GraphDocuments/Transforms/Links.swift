/// The neighbours of each node along the edges of a document, or against them; one entry an edge.
struct Links {
    private let starts: [Int]
    private let ends: [Int]

    /// The targets of each node's edges.
    static func out(of document: GraphDocument) -> Links {
        Links(count: document.nodes.count, document.edges.map { ($0.source, $0.target) })
    }

    /// The sources of the edges into each node.
    static func into(_ document: GraphDocument) -> Links {
        Links(count: document.nodes.count, document.edges.map { ($0.target, $0.source) })
    }

    init(count: Int, _ pairs: [(from: Int, to: Int)]) {
        var starts = [Int](repeating: 0, count: count + 1)
        for pair in pairs { starts[pair.from + 1] += 1 }
        for node in 0..<count { starts[node + 1] += starts[node] }
        var next = starts
        var ends = [Int](repeating: 0, count: pairs.count)
        for pair in pairs {
            ends[next[pair.from]] = pair.to
            next[pair.from] += 1
        }
        (self.starts, self.ends) = (starts, ends)
    }

    /// The neighbours of the node at this index.
    subscript(node: Int) -> ArraySlice<Int> { ends[starts[node]..<starts[node + 1]] }

    /// For each node, whether a way leads to it from one of these; each of these is reached.
    func reached(from roots: some Sequence<Int>) -> [Bool] {
        var isReached = [Bool](repeating: false, count: starts.count - 1)
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
