/// Layers in which nodes take at most so much room (Coffman, Graham, "Optimal scheduling for two-processor systems", 1972,
/// with nodes of different sizes). A node that is larger has a layer to itself.
///
/// Nodes are numbered so that those whose predecessors have small numbers come first; then layers are filled from the
/// last one up, the greatest number first. With nodes of one size, on a graph without edges that a path replaces, there
/// are at most 2 - 2/width times as many layers as needed.
struct WidthBoundedLayers {
    let layerOf: [Int]

    private struct Numbered: Comparable {
        /// The numbers of the predecessors, the greatest first.
        var key: [Int]
        var node: Int

        static func < (left: Self, right: Self) -> Bool {
            left.key == right.key ? left.node < right.node : left.key.lexicographicallyPrecedes(right.key)
        }
    }

    /// Nodes of these sizes, 1 each where they are left out, in layers of this width.
    init(_ problem: LengthProblem, width: Int, sizes: [Int]? = nil) {
        precondition(width > 0, "A layer holds at least one node, not \(width).")
        let height = Self.heights(problem, Self.numbers(problem), width, sizes)
        let greatest = height.max() ?? 0
        layerOf = height.map { greatest - $0 }
    }

    private static func numbers(_ problem: LengthProblem) -> [Int] {
        var number = [Int](repeating: 0, count: problem.nodeCount)
        var missing = (0..<problem.nodeCount).map { problem.entering.degree($0) }
        var ready = Heap<Numbered>()
        for node in 0..<problem.nodeCount where missing[node] == 0 { ready.insert(Numbered(key: [], node: node)) }
        var count = 0
        while let next = ready.removeFirst()?.node {
            number[next] = count
            count += 1
            for edge in problem.leaving[next] {
                let head = problem.edges[edge].head
                missing[head] -= 1
                guard missing[head] == 0 else { continue }
                let before = problem.entering[head].map { number[problem.edges[$0].tail] }
                ready.insert(Numbered(key: before.sorted(by: >), node: head))
            }
        }
        return number
    }

    /// The layer of each node counted from the last one.
    private static func heights(
        _ problem: LengthProblem, _ number: [Int], _ width: Int, _ sizes: [Int]?
    ) -> [Int] {
        var height = [Int](repeating: 0, count: problem.nodeCount)
        var missing = (0..<problem.nodeCount).map { problem.leaving.degree($0) }
        var ready = Heap<Numbered>()
        for node in 0..<problem.nodeCount where missing[node] == 0 {
            ready.insert(Numbered(key: [-number[node]], node: node))
        }
        var (layer, filled) = (0, 0)
        while let next = ready.removeFirst()?.node {
            let size = sizes?[next] ?? 1
            if filled > 0, filled + size > width { (layer, filled) = (layer + 1, 0) }
            if height[next] > layer { (layer, filled) = (height[next], 0) }
            height[next] = layer
            filled += size
            for edge in problem.entering[next] {
                let tail = problem.edges[edge].tail
                height[tail] = max(height[tail], layer + problem.edges[edge].minimumLength)
                missing[tail] -= 1
                if missing[tail] == 0 { ready.insert(Numbered(key: [-number[tail]], node: tail)) }
            }
        }
        return height
    }
}
