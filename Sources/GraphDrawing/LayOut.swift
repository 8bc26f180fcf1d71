/// The layered drawing of an acyclic graph, after Sugiyama, Tagawa and Toda, "Methods for visual understanding of
/// hierarchical system structures" (1981).
///
/// Total on every acyclic graph, the empty one too; the same graph always gives the same drawing. An edge that names
/// no node, or a cycle, is a programmer's error and stops the program with a sentence.
package func layOut(_ graph: Graph, options: LayoutOptions = LayoutOptions()) -> Layout {
    let acyclic = AcyclicGraph(graph)
    let layering = Layering(acyclic)
    let layered = LayeredGraph(acyclic, layering)
    let ordering = Ordering(layered)
    let spacing = Spacing(graph, layered, options)
    let placement = Placement(layered, ordering, spacing)
    return Routing(graph, layered, ordering, placement, spacing, options).layout()
}
