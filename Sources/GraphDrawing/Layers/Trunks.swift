extension LayeredGraph {
    /// Lines of one source share their bends as far as the source's trunk reaches, then those of one target do; private
    /// lines and the layers of labels have bends of their own.
    static func trunks(
        _ graph: AcyclicGraph, _ layering: Layering, bounds: [(least: Int, most: Int)]? = nil
    ) -> LayeredGraph {
        var building = TrunkBuilding(graph, layering, bounds)
        for line in graph.lines.indices { building.add(line) }
        return building.layeredGraph()
    }
}

/// The bends and segments that lines share, line by line.
private struct TrunkBuilding {
    /// What owns a bend: the trunk below a node, the one above it, or a line alone.
    private enum Owner: Hashable {
        case below(Int)
        case above(Int)
        case line(Int)
    }

    private struct Place: Hashable {
        var owner: Owner
        var layer: Int
    }

    private struct Pair: Hashable {
        var upper: Int
        var lower: Int
    }

    private let graph: AcyclicGraph
    private let layering: Layering
    private let cover: TrunkCover
    private let bounds: [(least: Int, most: Int)]?
    private var layerOf: [Int]
    private var bends: [Place: Int] = [:]
    private var segments: [LayeredGraph.Segment] = []
    private var sharedSegments: [Pair: Int] = [:]
    private var routes = Routes()
    private var labels: [Int: Int] = [:]
    private var owners: [Int] = []

    init(_ graph: AcyclicGraph, _ layering: Layering, _ bounds: [(least: Int, most: Int)]?) {
        self.graph = graph
        self.layering = layering
        self.bounds = bounds
        cover = TrunkCover(graph, layering, bounds: bounds)
        layerOf = layering.layerOf
    }

    mutating func add(_ line: Int) {
        let (source, target) = graph.edges[line]
        let isPrivate = graph.lines[line].isPrivate
        let (first, last) = (layering.layerOf[source], layering.layerOf[target])
        let labelLayer =
            graph.lines[line].labelWidth > 0 && last - first > 1 ? TrunkCover.labelLayer(from: first, to: last) : nil
        var route: [Int] = []
        var upper = source
        for layer in (first + 1)..<last {
            let isBelow =
                layer <= min(isPrivate ? .max : cover.trunkEnd[source], labelLayer ?? .max, bounds?[line].most ?? .max)
            let owner: Owner =
                isPrivate || layer == labelLayer ? .line(line) : isBelow ? .below(source) : .above(target)
            let lower = bend(Place(owner: owner, layer: layer), of: isBelow ? source : target)
            if layer == labelLayer { labels[lower] = graph.lines[line].labelWidth }
            route.append(segment(upper, lower, line, isFirst: upper == source))
            upper = lower
        }
        route.append(segment(upper, target, line, isFirst: upper == source))
        routes.append(route)
    }

    private mutating func bend(_ place: Place, of node: Int) -> Int {
        if let bend = bends[place] { return bend }
        layerOf.append(place.layer)
        owners.append(node)
        bends[place] = layerOf.count - 1
        return layerOf.count - 1
    }

    private mutating func segment(_ upper: Int, _ lower: Int, _ line: Int, isFirst: Bool) -> Int {
        let isPrivate = graph.lines[line].isPrivate
        let pair = Pair(upper: upper, lower: lower)
        if !isPrivate, let segment = sharedSegments[pair] { return segment }
        segments.append(
            LayeredGraph.Segment(
                upper: upper, lower: lower, isPrivate: isPrivate, isReversed: isFirst && graph.lines[line].isReversed))
        if !isPrivate { sharedSegments[pair] = segments.count - 1 }
        return segments.count - 1
    }

    func layeredGraph() -> LayeredGraph {
        LayeredGraph(
            nodeCount: graph.nodeCount, layerOf: layerOf, layerCount: layering.count, segments: segments,
            routes: routes, labels: labels, owners: owners)
    }
}
