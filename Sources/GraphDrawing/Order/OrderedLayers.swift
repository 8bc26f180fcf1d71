/// Layers and the order in them, found together: of the layers with the shortest edges those in which the fewest
/// crossings were found.
struct OrderedLayers {
    let layering: Layering
    /// The graph with one track for each edge.
    let graph: LayeredGraph
    let ordering: Ordering

    /// Layers and orders a graph. Only `Effort.best` looks at more than one layering; `minimumLengths` are those of the
    /// edges, 1 each where it is left out.
    init(_ acyclic: AcyclicGraph, effort: Ordering.Effort = .stable, minimumLengths: [Int]? = nil) {
        let methods: [Layering.Method] = effort == .best ? [.shortestEdges, .shortestEdgesLowered] : [.shortestEdges]
        var layerings: [Layering] = []
        for layering in methods.map({ Layering(acyclic, $0, minimumLengths: minimumLengths) })
        where !layerings.contains(where: { $0.layerOf == layering.layerOf }) { layerings.append(layering) }
        let found = layerings.map { layering in
            let graph = LayeredGraph(acyclic, layering, sharingTrunks: false)
            return (layering, graph, Ordering(graph, effort: effort, share: layerings.count))
        }
        (layering, graph, ordering) = found.dropFirst().reduce(found[0]) { $1.2.crossings < $0.2.crossings ? $1 : $0 }
    }
}
