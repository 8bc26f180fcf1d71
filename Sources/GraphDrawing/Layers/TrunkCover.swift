/// How far down the lines of each source stay together, and from where on those of each target have met.
///
/// A line follows its source's trunk, then its target's. Which of them it is in each layer is chosen so that there are
/// as few bends as possible in all: a linear programme whose constraints are differences, and so one for the network
/// simplex.
struct TrunkCover {
    /// The last layer of each node's trunk below it; its own layer where it has none.
    private(set) var trunkEnd: [Int]

    /// `bounds` tells of each line down to which layer it must follow its source's trunk, and the last one in which it
    /// may.
    init(_ graph: AcyclicGraph, _ layering: Layering, bounds: [(least: Int, most: Int)]? = nil) {
        let count = graph.nodeCount
        trunkEnd = layering.layerOf
        let shared = graph.lines.indices.filter { line in
            let (source, target) = graph.edges[line]
            return !graph.lines[line].isPrivate && layering.layerOf[target] - layering.layerOf[source] > 1
        }
        guard !shared.isEmpty else { return }
        // Variables: the end of each source's trunk, the beginning of each target's, and layer 0.
        let root = 2 * count
        var edges: [LengthProblem.Edge] = []
        for line in shared {
            let (source, target) = graph.edges[line]
            edges.append(LengthProblem.Edge(tail: count + target, head: source, minimumLength: -1, weight: 0))
            if let (least, most) = bounds?[line], least != .min || most != .max {
                let least = min(least, layering.layerOf[target] - 1)
                let most = max(most, layering.layerOf[source])
                if least > layering.layerOf[source] {
                    edges.append(LengthProblem.Edge(tail: root, head: source, minimumLength: least, weight: 0))
                }
                if most < layering.layerOf[target] - 1 {
                    edges.append(
                        LengthProblem.Edge(tail: count + target, head: root, minimumLength: -most - 1, weight: 0))
                }
            }
            guard graph.lines[line].labelWidth > 0 else { continue }
            let middle = Self.labelLayer(from: layering.layerOf[source], to: layering.layerOf[target])
            edges.append(LengthProblem.Edge(tail: root, head: source, minimumLength: middle - 1, weight: 0))
            edges.append(
                LengthProblem.Edge(tail: count + target, head: root, minimumLength: -middle - 1, weight: 0))
        }
        for node in 0..<count {
            let layer = layering.layerOf[node]
            edges.append(LengthProblem.Edge(tail: root, head: node, minimumLength: layer, weight: 1))
            edges.append(LengthProblem.Edge(tail: count + node, head: root, minimumLength: -layer, weight: 1))
        }
        let value = NetworkSimplex(LengthProblem(nodeCount: root + 1, edges: edges)).value
        for node in 0..<count { trunkEnd[node] = value[node] - value[root] }
    }

    /// The layer in which the label of a line between these layers stands.
    static func labelLayer(from upper: Int, to lower: Int) -> Int { upper + (lower - upper) / 2 }
}
