/// The shapes that are measured, each ending in one goal.
public enum Shape: String, CaseIterable, Sendable {
    /// Each task needs the one before.
    case chain
    /// A root, tasks that need it, and a goal that needs them all.
    case fanout
    /// A square: each task needs the ones above and to the left of it. The number of tasks is the largest square.
    case wavefront
    /// A binary tree from its leaves to its root.
    case tree
    /// Each task needs one to three of all the tasks before; the goal needs what nobody else does.
    case random
    /// Tasks that need nothing, and a goal that needs them all.
    case independent

    /// The graph of this shape with about so many tasks.
    ///
    /// - Parameters:
    ///   - size: The number of tasks, the goal included; at least 3.
    ///   - seed: What random choices follow from.
    public func graph(_ size: Int, seed: UInt64 = 1) -> Graph {
        precondition(size >= 3, "a graph that is measured has at least 3 tasks")
        switch self {
        case .chain: return Self.chain(size)
        case .fanout: return Self.fanout(size)
        case .wavefront: return Self.wavefront(size)
        case .tree: return Self.tree(size)
        case .random: return Self.random(size, seed)
        case .independent: return Self.independent(size)
        }
    }

    private static func chain(_ size: Int) -> Graph {
        var graph = Graph()
        for task in 0..<size { graph.append(parents: task == 0 ? [] : [task - 1]) }
        return graph
    }

    private static func fanout(_ size: Int) -> Graph {
        var graph = Graph()
        graph.append(parents: [])
        for _ in 1..<(size - 1) { graph.append(parents: CollectionOfOne(0)) }
        graph.append(parents: 1..<(size - 1))
        return graph
    }

    private static func wavefront(_ size: Int) -> Graph {
        let side = Int(Double(size).squareRoot())
        var graph = Graph()
        for square in 0..<(side * side) {
            let above = square < side ? [] : [square - side]
            graph.append(parents: above + (square.isMultiple(of: side) ? [] : [square - 1]))
        }
        return graph
    }

    /// A heap with its last place first, so that each node stands behind its children.
    private static func tree(_ size: Int) -> Graph {
        var graph = Graph()
        for task in 0..<size {
            let place = size - 1 - task
            let below = [2 * place + 2, 2 * place + 1].filter { $0 < size }
            graph.append(parents: below.map { size - 1 - $0 })
        }
        return graph
    }

    private static func random(_ size: Int, _ seed: UInt64) -> Graph {
        var numbers = SplitMix(seed: seed)
        var graph = Graph()
        graph.append(parents: [])
        for task in 1..<(size - 1) {
            var parents: [Int] = []
            for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                let parent = Int.random(in: 0..<task, using: &numbers)
                if !parents.contains(parent) { parents.append(parent) }
            }
            graph.append(parents: parents)
        }
        return graph.withOneGoal
    }

    private static func independent(_ size: Int) -> Graph {
        var graph = Graph()
        for _ in 1..<size { graph.append(parents: []) }
        graph.append(parents: 0..<(size - 1))
        return graph
    }
}
