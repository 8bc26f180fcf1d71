/// The layered drawing of a graph, after Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
/// system structures" (1981).
///
/// Total on every graph, the empty one too; the same graph always gives the same drawing. An edge that names no node is
/// a programmer's error and stops the program with a sentence.
package func layOut(_ graph: Graph, options: LayoutOptions = LayoutOptions()) -> Layout {
    PackedLayout(graph, options: options).layout
}

/// The drawing of one connected part.
package func layOutConnected(_ graph: Graph, options: LayoutOptions) -> Layout {
    let acyclic = AcyclicGraph(graph)
    guard graph.groups.isEmpty else { return layOutGrouped(graph, acyclic, options) }
    let ordered = OrderedGraph(graph, acyclic, options)
    let ends = LineEnds(graph, acyclic, ordered.layered)
    let widened = ends.widened(graph, options.direction)
    let spacing = Spacing(widened, ordered.layered, ends, options)
    let placements =
        options.effort == .quick
        ? [Placement(ordered.layered, ordered.order, spacing)]
        : Placement.candidates(ordered.layered, ordered.order, spacing)
    let layouts = placements.map { placement in
        Routing(widened, acyclic, ordered.layered, ends, ordered.order, placement, spacing, options)
            .layout(tracks: ordered.tracks, ordered.tracksOrder, crossings: ordered.crossings)
    }
    // A smaller picture is worth a bend more here and there.
    return layouts.dropFirst().reduce(layouts[0]) { $1.width * $1.height < $0.width * $0.height ? $1 : $0 }
}

/// The same with frames around groups.
private func layOutGrouped(_ graph: Graph, _ acyclic: AcyclicGraph, _ options: LayoutOptions) -> Layout {
    var separation = Separation(graph, acyclic)
    var ordered = OrderedGraph(graph, acyclic, options, separation)
    var grouped = ordered.inLanes(graph, acyclic)
    for _ in 0..<Separation.rounds where separation.learn(grouped.layered, grouped.spans, grouped.order) {
        ordered = OrderedGraph(graph, acyclic, options, separation)
        grouped = ordered.inLanes(graph, acyclic)
    }
    let (layered, spans, order) = grouped
    let ends = LineEnds(graph, acyclic, layered)
    let widened = ends.widened(graph, options.direction)
    let borders = Borders(layered, spans, order)
    let rows = FrameRows(spans, layerCount: layered.layerCount, options.direction)
    let inLanes = BendOrder.tracks(ordered.tracks, of: layered, order, lines: acyclic.lines.count)
    let crossings = inLanes.crossings(in: ordered.tracks)
    var spacing = Spacing(widened, borders.layered, ends, options)
    var widths = graph.groups.map { options.direction == .down ? $0.titleWidth + 4 : 0 }
    while true {
        spacing.spans = borders.spans(ofWidths: widths)
        let placement = Placement(borders.layered, borders.order, spacing, borders)
        let layout = Routing(
            widened, acyclic, borders.layered, ends, borders.order, placement, spacing, options,
            groups: (borders, rows)
        ).layout(tracks: ordered.tracks, inLanes, crossings: crossings)
        let wider = layout.widthsForTitles(graph)
        guard options.direction == .down, zip(wider, widths).contains(where: { $0 > $1 }) else { return layout }
        widths = zip(wider, widths).map { max($0, $1) }
    }
}
