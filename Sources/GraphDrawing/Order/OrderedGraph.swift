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
        let lengths = acyclic.lines.map { $0.labelWidth > 0 ? 2 : 1 }
        var layerings: [Layering] = []
        for method in Self.methods(graph, options) {
            let layering = Layering(acyclic, method, minimumLengths: lengths, above: separation?.above ?? [])
            if !layerings.contains(where: { $0.layerOf == layering.layerOf }) { layerings.append(layering) }
        }
        // Where groups are in the way, orders are looked for several times.
        let share = layerings.count * (separation == nil ? 1 : Self.groupedShare)
        let found = layerings.map { layering in
            let tracks = LayeredGraph.tracks(acyclic, layering)
            let (order, crossings) = Self.order(tracks, acyclic, options, share: share)
            return (layering: layering, tracks: tracks, order: order, crossings: crossings)
        }
        let best = found.dropFirst().reduce(found[0]) { $1.crossings < $0.crossings ? $1 : $0 }
        (layering, tracks, tracksOrder, crossings) = best
        layered = LayeredGraph.trunks(acyclic, layering, bounds: separation?.bounds(layering))
        order = BendOrder(layered, tracks: tracks, tracksOrder, lines: acyclic.lines.count).order
    }

    private static let groupedShare = 3

    private static func order(
        _ tracks: LayeredGraph, _ acyclic: AcyclicGraph, _ options: LayoutOptions, share: Int
    ) -> (LayerOrder, crossings: Int) {
        if let earlier = options.earlier, options.effort != .best {
            let order = KeptOrder(tracks, lines: acyclic.edges, earlier: earlier).order
            return (order, order.crossings(in: tracks))
        }
        let ordering = Ordering(tracks, effort: options.effort, start: options.earlier, share: share)
        return (ordering.order, ordering.crossings)
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

    /// The ways to layer that are tried; with more effort, of two with edges as short the one with fewer crossings.
    private static func methods(_ graph: Graph, _ options: LayoutOptions) -> [Layering.Method] {
        switch options.layerRule {
        case .shortestEdges:
            options.effort == .best ? [.shortestEdges, .shortestEdgesLowered] : [.shortestEdges]
        case .widthBounded(let width):
            [
                .widthBounded(
                    max(1, width), sizes: graph.nodes.map { Spacing.across($0, options.direction) + options.nodeGap })
            ]
        }
    }
}
