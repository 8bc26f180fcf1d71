import GraphDrawing

extension GraphDocument {
    /// The fewest edges that lead from everywhere to the same places (Aho, Garey and Ullman, "The transitive
    /// reduction of a directed graph", 1972): an edge that a longer way replaces is left out.
    ///
    /// Where there are cycles this holds of the parts they tie together: edges within such a part are kept. Equal
    /// edges are kept or left out together.
    package func reduced() -> GraphDocument {
        let parts = strongParts
        let reduction = Reduction(
            parts.members.count, edges.map { (parts.partOf[$0.source], parts.partOf[$0.target]) })
        var document = self
        document.edges = edges.indices.filter { !reduction.isReplaced[$0] }.map { edges[$0] }
        return document
    }
}

/// Finds the edges of an acyclic graph that longer ways replace.
///
/// Only an edge that skips a level can be replaced. The targets of these are looked at 256 at a time, each one bit:
/// one pass over the edges between them and their sources, against the direction, tells from where each is reached.
private struct Reduction {
    private typealias Bits = SIMD4<UInt64>

    /// For each edge, whether a longer way replaces it.
    private(set) var isReplaced: [Bool]
    private let edges: [(source: Int, target: Int)]
    private let successors: Adjacency
    /// The length of the longest way to each node.
    private let levels: [Int]
    private static let width = 256

    /// The edges join so many parts, which are numbered against their direction.
    init(_ count: Int, _ edges: [(source: Int, target: Int)]) {
        self.edges = edges
        successors = Adjacency(
            count: count, pairs: edges.filter { $0.source != $0.target }.map { ($0.source, $0.target) })
        isReplaced = [Bool](repeating: false, count: edges.count)
        let levels = successors.longestWays() ?? []
        self.levels = levels
        let skipping = edges.indices.filter { levels[edges[$0].target] > levels[edges[$0].source] + 1 }
        mark(skipping.sorted { edges[$0].target < edges[$1].target })
    }

    private mutating func mark(_ skipping: [Int]) {
        var reached = [Bits](repeating: .zero, count: levels.count)
        var start = 0
        while start < skipping.count {
            var targets: [Int] = []
            var end = start
            while end < skipping.count {
                let target = edges[skipping[end]].target
                if targets.last != target {
                    if targets.count == Self.width { break }
                    targets.append(target)
                }
                end += 1
            }
            mark(skipping[start..<end], targets, &reached)
            start = end
        }
    }

    /// Marks those of some edges whose target is reached through another neighbour of their source, too.
    private mutating func mark(_ block: ArraySlice<Int>, _ targets: [Int], _ reached: inout [Bits]) {
        let bits = Dictionary(uniqueKeysWithValues: targets.enumerated().map { ($1, $0) })
        let highest = block.reduce(0) { max($0, edges[$1].source) }
        let lowest = targets[0]
        for node in lowest...highest {
            var sum = Bits.zero
            // What lies below the lowest target reaches none of them.
            for next in successors[node] where next >= lowest { sum |= reached[next] }
            reached[node] = sum
            if let bit = bits[node] { reached[node] |= Self.bit(bit) }
        }
        for index in block {
            guard let bit = bits[edges[index].target] else { continue }
            let target = edges[index].target
            isReplaced[index] = successors[edges[index].source].contains { next in
                next != target && next >= lowest && (reached[next] & Self.bit(bit)) != .zero
            }
        }
    }

    private static func bit(_ index: Int) -> Bits {
        var bits = Bits.zero
        bits[index / 64] = 1 << UInt64(index % 64)
        return bits
    }
}
