/// The graph with a bend in each layer that a line passes, so that all segments join neighbouring layers.
///
/// Items are the graph's nodes, by their own indices, and after them the bends. Lines of one source share a trunk: one
/// bend a layer, down to the layer above the farthest target.
struct LayeredGraph {
    let nodeCount: Int
    let layerOf: [Int]
    let layerCount: Int
    /// The items below that a line leads to, and those above that it comes from.
    let lower: Adjacency
    let upper: Adjacency
    /// The first bend of each node's trunk; the others follow it.
    private let trunkOf: [Int]

    var itemCount: Int { layerOf.count }

    /// With `sharingTrunks` off each edge has bends of its own, as in the textbook.
    init(_ graph: AcyclicGraph, _ layering: Layering, sharingTrunks: Bool = true) {
        var layerOf = layering.layerOf
        var segments: [(Int, Int)] = []
        segments.reserveCapacity(graph.edges.count * 2)
        var trunkOf = [Int](repeating: 0, count: layerOf.count)
        nodeCount = layerOf.count
        layerCount = layering.count
        for source in 0..<nodeCount {
            trunkOf[source] = layerOf.count
            let targets = graph.successors[source]
            for bundle in sharingTrunks ? [targets] : targets.indices.map({ targets[$0...$0] }) {
                Self.add(bundle, of: source, &layerOf, &segments)
            }
        }
        self.layerOf = layerOf
        self.trunkOf = trunkOf
        lower = Adjacency(count: layerOf.count, pairs: segments)
        upper = Adjacency(count: layerOf.count, pairs: segments.map { ($0.1, $0.0) })
    }

    private static func add(
        _ targets: ArraySlice<Int>, of source: Int, _ layerOf: inout [Int], _ segments: inout [(Int, Int)]
    ) {
        let start = layerOf[source]
        let first = layerOf.count
        let end = targets.reduce(start) { max($0, layerOf[$1]) }
        for layer in (start + 1)..<max(start + 1, end) {
            segments.append((layer == start + 1 ? source : layerOf.count - 1, layerOf.count))
            layerOf.append(layer)
        }
        for target in targets {
            let span = layerOf[target] - start
            segments.append((span == 1 ? source : first + span - 2, target))
        }
    }

    func isBend(_ item: Int) -> Bool { item >= nodeCount }

    /// The items that the line of an edge passes, from its source to its target (with shared trunks).
    func path(from source: Int, to target: Int) -> [Int] {
        [source] + (0..<(layerOf[target] - layerOf[source] - 1)).map { trunkOf[source] + $0 } + [target]
    }
}
