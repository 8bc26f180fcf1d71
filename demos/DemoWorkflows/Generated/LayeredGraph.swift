/// A random graph in layers: each node is needed by a later layer, and each beyond the first layer needs an earlier.
struct LayeredGraph {
    struct Node: Hashable {
        let layer: Int
        let place: Int
        /// Indices of earlier nodes, in rising order.
        var dependencies: [Int]
    }

    /// In order of layers.
    private(set) var nodes: [Node] = []
    private var layers: [Range<Int>] = []

    init(layers count: Int, width: ClosedRange<Int>, using generator: inout SeededGenerator) {
        for layer in 0..<count {
            let start = nodes.count
            for place in 0..<Int.random(in: width, using: &generator) {
                let dependencies = drawDependencies(using: &generator)
                nodes.append(Node(layer: layer, place: place, dependencies: dependencies))
            }
            layers.append(start..<nodes.count)
            connectUnused(using: &generator)
        }
    }

    var lastLayer: [Int] { layers.last.map(Array.init) ?? [] }

    /// One or two nodes of the layer before, and now and then one from up to four layers back.
    private func drawDependencies(using generator: inout SeededGenerator) -> [Int] {
        guard let before = layers.last else { return [] }
        var drawn: Set<Int> = []
        for _ in 0..<Int.random(in: 1...2, using: &generator) { drawn.insert(.random(in: before, using: &generator)) }
        if Int.random(in: 0..<6, using: &generator) == 0 {
            drawn.insert(
                .random(in: layers[max(0, layers.count - 4)].lowerBound..<before.upperBound, using: &generator))
        }
        return drawn.sorted()
    }

    /// Gives each node of the layer before the last one, if nobody needs it yet, to a random node of the last one.
    private mutating func connectUnused(using generator: inout SeededGenerator) {
        guard layers.count > 1, let last = layers.last else { return }
        let used = Set(nodes[last].flatMap(\.dependencies))
        for unused in layers[layers.count - 2] where !used.contains(unused) {
            let heir = Int.random(in: last, using: &generator)
            nodes[heir].dependencies = (nodes[heir].dependencies + [unused]).sorted()
        }
    }
}
