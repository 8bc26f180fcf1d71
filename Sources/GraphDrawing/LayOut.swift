/// The layered drawing of an acyclic graph.
package func layOut(_ graph: Graph, options: LayoutOptions = LayoutOptions()) -> Layout {
    var row = 0
    let boxes = graph.nodes.map { node in
        defer { row += node.height + options.layerGap }
        return Box(column: 0, row: row, width: node.width, height: node.height)
    }
    return Layout(
        width: graph.nodes.map(\.width).max() ?? 0, height: row, nodes: boxes,
        edges: graph.edges.map { _ in EdgePath(points: []) }, layers: graph.nodes.indices.map { [$0] }, crossings: 0)
}
