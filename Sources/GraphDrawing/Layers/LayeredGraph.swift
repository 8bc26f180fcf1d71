/// The graph with a bend in each layer that a line passes, so that all segments join neighbouring layers.
///
/// Items are the graph's nodes, by their own indices, and after them the bends. `tracks` gives each line bends of its
/// own, as in the textbook; `trunks` lets lines of one source, and lines of one target, share theirs.
struct LayeredGraph {
    /// A piece of line from an item to one in the next layer.
    struct Segment {
        var upper: Int
        var lower: Int
        /// Whether it shares nothing with others that end at the same items.
        var isPrivate = false
        /// Whether an arrowhead stands at its upper end.
        var isReversed = false
    }

    let nodeCount: Int
    let layerOf: [Int]
    let layerCount: Int
    let segments: [Segment]
    /// The items below that a line leads to, and those above that it comes from.
    let lower: Adjacency
    let upper: Adjacency
    /// The segments that leave each item downwards.
    let segmentsBelow: Adjacency
    /// The segments of each line of the acyclic graph, from its upper end down.
    let routes: Routes
    /// The columns of the label beside each item that carries one, by the item.
    let labels: [Int: Int]
    /// The node to whose lines each bend belongs.
    private let owners: [Int]
    /// The first of the bends that are no part of a line but of the left or right side of a group's frame.
    let firstBorder: Int

    var itemCount: Int { layerOf.count }

    init(
        nodeCount: Int, layerOf: [Int], layerCount: Int, segments: [Segment], routes: Routes, labels: [Int: Int],
        owners: [Int] = [], firstBorder: Int? = nil
    ) {
        self.owners = owners
        self.firstBorder = firstBorder ?? layerOf.count
        self.nodeCount = nodeCount
        self.layerOf = layerOf
        self.layerCount = layerCount
        self.segments = segments
        self.routes = routes
        self.labels = labels
        segmentsBelow = Adjacency(count: layerOf.count, pairs: segments.indices.lazy.map { (segments[$0].upper, $0) })
        lower = Adjacency(count: layerOf.count, pairs: segments.lazy.map { ($0.upper, $0.lower) })
        upper = Adjacency(count: layerOf.count, pairs: segments.lazy.map { ($0.lower, $0.upper) })
    }

    func isBend(_ item: Int) -> Bool { item >= nodeCount }

    func isBorder(_ item: Int) -> Bool { item >= firstBorder }

    /// The node to whose lines a bend belongs.
    func ownerOf(_ bend: Int) -> Int { owners[bend - nodeCount] }

    /// The same graph with items that no line passes: they keep a place in a layer for the owner's group.
    func adding(fillers: [(layer: Int, owner: Int)]) -> LayeredGraph {
        LayeredGraph(
            nodeCount: nodeCount, layerOf: layerOf + fillers.map(\.layer), layerCount: layerCount, segments: segments,
            routes: routes, labels: labels, owners: owners + fillers.map(\.owner))
    }

    /// The same graph with the sides of frames as lines that are not part of any edge: the layers of each.
    func adding(borders: [ClosedRange<Int>]) -> LayeredGraph {
        var layers = layerOf
        var segments = segments
        for border in borders {
            for layer in border {
                if layer > border.lowerBound {
                    segments.append(Segment(upper: layers.count - 1, lower: layers.count, isPrivate: true))
                }
                layers.append(layer)
            }
        }
        return LayeredGraph(
            nodeCount: nodeCount, layerOf: layers, layerCount: layerCount, segments: segments, routes: routes,
            labels: labels, owners: owners, firstBorder: itemCount)
    }

    /// The bends of a line, from the top.
    func bends(of line: Int) -> [Int] { routes[line].dropFirst().map { segments[$0].upper } }

    /// Each line with bends of its own.
    static func tracks(_ graph: AcyclicGraph, _ layering: Layering) -> LayeredGraph {
        var layerOf = layering.layerOf
        var segments: [Segment] = []
        var routes = Routes()
        var labels: [Int: Int] = [:]
        for (line, (source, target)) in zip(graph.lines, graph.edges) {
            let first = layerOf.count
            let span = layerOf[target] - layerOf[source]
            for layer in (layerOf[source] + 1)..<max(layerOf[source] + 1, layerOf[target]) { layerOf.append(layer) }
            if line.labelWidth > 0, span > 1 {
                labels[first + TrunkCover.labelLayer(from: 0, to: span) - 1] = line.labelWidth
            }
            for step in 0..<span {
                segments.append(
                    Segment(
                        upper: step == 0 ? source : first + step - 1, lower: step == span - 1 ? target : first + step,
                        isPrivate: line.isPrivate, isReversed: line.isReversed && step == 0))
            }
            routes.append((segments.count - span)..<segments.count)
        }
        return LayeredGraph(
            nodeCount: graph.nodeCount, layerOf: layerOf, layerCount: layering.count, segments: segments,
            routes: routes, labels: labels)
    }
}

/// Some segments for each line, in one array.
struct Routes {
    private var offsets = [0]
    private var segments: [Int] = []

    mutating func append(_ route: some Sequence<Int>) {
        segments.append(contentsOf: route)
        offsets.append(segments.count)
    }

    subscript(line: Int) -> ArraySlice<Int> { segments[offsets[line]..<offsets[line + 1]] }
}
