/// The graph in layers, with the order of all that stands in them: once with a track for each line, which is what the
/// fewest crossings were looked for in, and once with shared bends, which is what is drawn.
struct OrderedGraph {
    let layering: Layering
    let tracks: LayeredGraph
    let tracksOrder: LayerOrder
    let crossings: Int
    let layered: LayeredGraph
    let order: LayerOrder

    init(_ graph: Graph, _ acyclic: AcyclicGraph, _ options: LayoutOptions, _ separation: Separation? = nil) {
        layering = Layering(
            acyclic, Self.method(graph, options), minimumLengths: acyclic.lines.map { $0.labelWidth > 0 ? 2 : 1 },
            above: separation?.above ?? [])
        tracks = LayeredGraph.tracks(acyclic, layering)
        let ordering = Ordering(tracks)
        tracksOrder = LayerOrder(layers: ordering.layers, itemCount: tracks.itemCount)
        crossings = ordering.crossings
        layered = LayeredGraph.trunks(acyclic, layering, bounds: separation?.bounds(layering))
        order = BendOrder(layered, tracks: tracks, tracksOrder, lines: acyclic.lines.count).order
    }

    /// The shared bends, with an item of each group in each of its layers, in an order in which groups stand together.
    func inLanes(_ graph: Graph, _ acyclic: AcyclicGraph) -> (
        layered: LayeredGraph, spans: GroupSpans, order: LayerOrder
    ) {
        let ends = LineEnds(graph, acyclic, layered)
        let fillers = GroupSpans(graph, layered, ends).fillers(layered)
        let filled = layered.adding(fillers: fillers)
        let spans = GroupSpans(graph, filled, ends)
        let start = order.adding(fillers.enumerated().map { (layered.itemCount + $0, $1.layer) })
        return (filled, spans, LaneOrder(filled, spans, start).order)
    }

    private static func method(_ graph: Graph, _ options: LayoutOptions) -> Layering.Method {
        switch options.layerRule {
        case .shortestEdges: .shortestEdges
        case .widthBounded(let width):
            .widthBounded(
                max(1, width), sizes: graph.nodes.map { Spacing.across($0, options.direction) + options.nodeGap })
        }
    }
}
