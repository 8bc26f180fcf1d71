/// Numbers are wanted for nodes, such that each edge has its least length and the weighted sum of lengths is smallest:
/// layers as well as coordinates are found so (Gansner, Koutsofios, North, Vo, "A technique for drawing directed
/// graphs", 1993).
struct LengthProblem {
    /// `value[head] - value[tail]` is to be at least `minimumLength` and costs `weight` for each unit.
    struct Edge {
        var tail: Int
        var head: Int
        var minimumLength = 1
        var weight = 1
    }

    let nodeCount: Int
    let edges: [Edge]
    /// The edges that leave and that enter each node, by their indices.
    let leaving: Adjacency
    let entering: Adjacency

    init(nodeCount: Int, edges: [Edge]) {
        self.nodeCount = nodeCount
        self.edges = edges
        leaving = Adjacency(count: nodeCount, pairs: edges.enumerated().map { ($1.tail, $0) })
        entering = Adjacency(count: nodeCount, pairs: edges.enumerated().map { ($1.head, $0) })
    }

    /// What an edge is longer than it must be: not negative where the values are feasible.
    func slack(_ edge: Int, _ value: [Int]) -> Int {
        value[edges[edge].head] - value[edges[edge].tail] - edges[edge].minimumLength
    }

    /// The weighted sum of the lengths.
    func cost(_ value: [Int]) -> Int {
        edges.reduce(0) { $0 + $1.weight * (value[$1.head] - value[$1.tail]) }
    }

    func isFeasible(_ value: [Int]) -> Bool {
        value.count == nodeCount && edges.indices.allSatisfy { slack($0, value) >= 0 }
    }

    /// Values to set out from: the least from 0, then each node is moved to where its edges are shortest, a few times
    /// over (Nikolov, Tarassov, "Graph layering by promotion of nodes", 2006, in both directions).
    func startingValues() -> [Int] {
        let order = topologicalOrder()
        var value = [Int](repeating: 0, count: nodeCount)
        for node in order { value[node] = lowest(node, value) ?? 0 }
        for _ in 0..<Self.rounds {
            for node in order.reversed() {
                let pull =
                    leaving[node].reduce(0) { $0 + edges[$1].weight }
                    - entering[node].reduce(0) { $0 + edges[$1].weight }
                if pull != 0, let best = pull > 0 ? highest(node, value) : lowest(node, value) { value[node] = best }
            }
        }
        return value
    }

    private static let rounds = 4

    private func lowest(_ node: Int, _ value: [Int]) -> Int? {
        entering[node].lazy.map { value[edges[$0].tail] + edges[$0].minimumLength }.max()
    }

    private func highest(_ node: Int, _ value: [Int]) -> Int? {
        leaving[node].lazy.map { value[edges[$0].head] - edges[$0].minimumLength }.min()
    }

    /// Tails before heads.
    private func topologicalOrder() -> [Int] {
        let heads = Adjacency(count: nodeCount, pairs: edges.lazy.map { ($0.tail, $0.head) })
        guard let order = heads.topologicalOrder() else {
            preconditionFailure("Edges with least lengths lead in a cycle; no values can suit them all.")
        }
        return order
    }
}
