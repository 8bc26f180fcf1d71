/// The layered drawing of a graph, after Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
/// system structures" (1981).
///
/// Total on every graph, the empty one too; the same graph always gives the same drawing. An edge that names no node is
/// a programmer's error and stops the program with a sentence.
package func layOut(_ graph: Graph, options: LayoutOptions = LayoutOptions()) -> Layout {
    let parts = Components(graph).parts
    guard parts.count > 1 else { return layOutConnected(graph, options) }
    return Layout(
        parts.map { part in
            var own = options
            own.earlier = options.earlier.map { Components.earlier($0, in: part) }
            return (part, layOutConnected(part.graph, own))
        }, of: graph, options)
}

/// The drawing of one connected part.
func layOutConnected(_ graph: Graph, _ options: LayoutOptions) -> Layout {
    let acyclic = AcyclicGraph(graph)
    let layering = Layering(
        acyclic, method(graph, options), minimumLengths: acyclic.lines.map { $0.labelWidth > 0 ? 2 : 1 })
    let tracks = LayeredGraph.tracks(acyclic, layering)
    let ordering = Ordering(tracks)
    let tracksOrder = LayerOrder(layers: ordering.layers, itemCount: tracks.itemCount)
    var layered = LayeredGraph.trunks(acyclic, layering)
    var order = BendOrder(layered, tracks: tracks, tracksOrder, lines: acyclic.lines.count).order
    let ends = LineEnds(graph, acyclic, layered)
    let widened = ends.widened(graph, options.direction)
    guard !graph.groups.isEmpty else {
        let spacing = Spacing(widened, layered, ends, options)
        let placement = Placement(layered, order, spacing)
        return Routing(widened, acyclic, layered, ends, order, placement, spacing, options)
            .layout(tracks: tracks, tracksOrder, crossings: ordering.crossings)
    }
    let fillers = GroupSpans(graph, layered, ends).fillers(layered)
    order = order.adding(fillers.enumerated().map { (layered.itemCount + $0, $1.layer) })
    layered = layered.adding(fillers: fillers)
    let spans = GroupSpans(graph, layered, ends)
    order = LaneOrder(layered, spans, order).order
    let borders = Borders(layered, spans, order)
    let rows = FrameRows(spans, layerCount: layering.count, options.direction)
    let inLanes = BendOrder.tracks(tracks, of: layered, order, lines: acyclic.lines.count)
    var count = CrossingCount()
    let crossings = count.all(tracks, inLanes)
    var spacing = Spacing(widened, borders.layered, ends, options)
    var widths = graph.groups.map { options.direction == .down ? $0.titleWidth + 4 : 0 }
    while true {
        spacing.spans = borders.spans(ofWidths: widths)
        let placement = Placement(borders.layered, borders.order, spacing, borders)
        let layout = Routing(
            widened, acyclic, borders.layered, ends, borders.order, placement, spacing, options,
            groups: (borders, rows)
        ).layout(tracks: tracks, inLanes, crossings: crossings)
        let wider = layout.widthsForTitles(graph)
        guard options.direction == .down, zip(wider, widths).contains(where: { $0 > $1 }) else { return layout }
        widths = zip(wider, widths).map { max($0, $1) }
    }
}

private func method(_ graph: Graph, _ options: LayoutOptions) -> Layering.Method {
    switch options.layerRule {
    case .shortestEdges: .shortestEdges
    case .widthBounded(let width):
        .widthBounded(
            max(1, width), sizes: graph.nodes.map { Spacing.across($0, options.direction) + options.nodeGap })
    }
}
