/// The layered drawing of a graph, after Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
/// system structures" (1981).
///
/// Total on every graph, the empty one too; the same graph always gives the same drawing. An edge that names no node is
/// a programmer's error and stops the program with a sentence.
package func layOut(_ graph: Graph, options: LayoutOptions = LayoutOptions()) -> Layout {
    layOutConnected(graph, options)
}

/// The drawing of one connected part.
func layOutConnected(_ graph: Graph, _ options: LayoutOptions) -> Layout {
    let acyclic = AcyclicGraph(graph)
    let layering = Layering(acyclic, minimumLengths: acyclic.lines.map { $0.labelWidth > 0 ? 2 : 1 })
    let tracks = LayeredGraph.tracks(acyclic, layering)
    let ordering = Ordering(tracks)
    let layered = LayeredGraph.trunks(acyclic, layering)
    let tracksOrder = LayerOrder(layers: ordering.layers, itemCount: tracks.itemCount)
    let order = BendOrder(layered, tracks: tracks, tracksOrder, lines: acyclic.lines.count).order
    let ends = LineEnds(graph, acyclic, layered)
    let widened = ends.widened(graph, options.direction)
    let spacing = Spacing(widened, layered, ends, options)
    let placement = Placement(layered, order, spacing)
    let routing = Routing(widened, acyclic, layered, ends, order, placement, spacing, options)
    return routing.layout(tracks: tracks, tracksOrder, crossings: ordering.crossings)
}
