/// A few edges whose reversal leaves no cycle.
///
/// Within each strongly connected part (Tarjan 1972, without recursion) an order of the nodes by the greedy rule of
/// Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set problem" (1993); then nodes are
/// moved to where the fewest edges lead backwards (sifting), while that helps. Edges that lead backwards are reversed.
struct CycleBreaking {
    /// For each edge whether it is to be reversed.
    private(set) var isReversed: [Bool]
    /// The nodes in an order in which, after that, each edge leads forwards.
    private(set) var topologicalOrder: [Int] = []

    /// Parts of more nodes than this are not sifted.
    private static let siftingLimit = 600
    private static let siftingRounds = 8

    /// For edges without loops.
    init(count: Int, edges: [(Int, Int)]) {
        isReversed = [Bool](repeating: false, count: edges.count)
        let all = Adjacency(count: count, pairs: edges)
        if let order = all.topologicalOrder() {
            topologicalOrder = order
            return
        }
        let parts = StrongParts(count: count, successors: all)
        var inside = [[(Int, Int)]](repeating: [], count: parts.members.count)
        for (source, target) in edges where parts.partOf[source] == parts.partOf[target] {
            inside[parts.partOf[source]].append((source, target))
        }
        var rank = [Int](repeating: 0, count: count)
        for (part, members) in parts.members.enumerated() where members.count > 1 {
            for (place, node) in Self.order(members, inside[part]).enumerated() { rank[node] = place }
        }
        for (index, edge) in edges.enumerated() where parts.partOf[edge.0] == parts.partOf[edge.1] {
            isReversed[index] = rank[edge.0] > rank[edge.1]
        }
        let turned = Adjacency(
            count: count, pairs: edges.indices.map { isReversed[$0] ? (edges[$0].1, edges[$0].0) : edges[$0] })
        topologicalOrder = turned.topologicalOrder() ?? []
    }

    private static func order(_ members: [Int], _ edges: [(Int, Int)]) -> [Int] {
        let number = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
        let pairs = edges.compactMap { edge in
            if let source = number[edge.0], let target = number[edge.1] { (source, target) } else { nil }
        }
        var order = greedy(members.count, pairs)
        if members.count <= siftingLimit { sift(&order, pairs) }
        return order.map { members[$0] }
    }

    /// Sinks to the end, sources to the beginning, then the node with most edges out over those in.
    private static func greedy(_ count: Int, _ pairs: [(Int, Int)]) -> [Int] {
        let out = Adjacency(count: count, pairs: pairs)
        let into = Adjacency(count: count, pairs: pairs.map { ($0.1, $0.0) })
        var outs = (0..<count).map { out.degree($0) }
        var ins = (0..<count).map { into.degree($0) }
        var left = Array(0..<count)
        var isPlaced = [Bool](repeating: false, count: count)
        var (first, last): ([Int], [Int]) = ([], [])
        while !left.isEmpty {
            let node =
                left.last { outs[$0] == 0 } ?? left.first { ins[$0] == 0 }
                ?? left.max { (outs[$0] - ins[$0], -$0) < (outs[$1] - ins[$1], -$1) } ?? left[0]
            if outs[node] == 0 { last.append(node) } else { first.append(node) }
            isPlaced[node] = true
            left.removeAll { $0 == node }
            for target in out[node] where !isPlaced[target] { ins[target] -= 1 }
            for source in into[node] where !isPlaced[source] { outs[source] -= 1 }
        }
        return first + last.reversed()
    }

    /// Moves each node to where the fewest of its edges lead backwards, again and again while edges are saved.
    private static func sift(_ order: inout [Int], _ pairs: [(Int, Int)]) {
        let count = order.count
        let out = Adjacency(count: count, pairs: pairs)
        let into = Adjacency(count: count, pairs: pairs.map { ($0.1, $0.0) })
        var balance = [Int](repeating: 0, count: count)
        for _ in 0..<siftingRounds {
            var saved = 0
            for node in 0..<count {
                // What it costs to have a node on its left rather than on its right.
                for target in out[node] { balance[target] += 1 }
                for source in into[node] { balance[source] -= 1 }
                guard let place = order.firstIndex(of: node) else { continue }
                order.remove(at: place)
                var (cost, here, least, best) = (0, 0, 0, 0)
                for (index, other) in order.enumerated() {
                    cost += balance[other]
                    if index + 1 == place { here = cost }
                    if cost < least { (least, best) = (cost, index + 1) }
                }
                if least < here {
                    saved += here - least
                    order.insert(node, at: best)
                } else {
                    order.insert(node, at: place)
                }
                for target in out[node] { balance[target] = 0 }
                for source in into[node] { balance[source] = 0 }
            }
            if saved == 0 { break }
        }
    }
}
