extension Layout {
    /// One drawing of the drawings of a graph's parts, packed.
    init(_ parts: [(part: Components.Part, layout: Layout)], of graph: Graph, _ options: LayoutOptions) {
        let packing = Packing(parts.map { ($0.layout.width, $0.layout.height) }, limit: options.width)
        self.init(
            width: packing.width, height: packing.height,
            nodes: graph.nodes.map { _ in Box(column: 0, row: 0, width: 0, height: 0) },
            edges: graph.edges.map { _ in EdgePath(points: []) }, layers: [], crossings: 0,
            frames: graph.groups.map { _ in nil }, direction: options.direction)
        titles = frames
        for ((part, layout), place) in zip(parts, packing.places) {
            let moved = layout.moved(columns: place.column, rows: place.row)
            for (index, node) in part.nodes.enumerated() { nodes[node] = moved.nodes[index] }
            for (index, edge) in part.edges.enumerated() { edges[edge] = moved.edges[index] }
            for (index, group) in part.groups.enumerated() {
                frames[group] = moved.frames[index]
                titles[group] = moved.titles[index]
            }
            append(layout, part)
            crossings += layout.crossings
        }
    }

    /// Adds the layers of a part to the right of what stands in them.
    private mutating func append(_ layout: Layout, _ part: Components.Part) {
        while layers.count < layout.layers.count {
            layers.append([])
            tracks.append([])
        }
        for layer in layout.layers.indices {
            layers[layer] += layout.layers[layer].map { part.nodes[$0] }
            tracks[layer] += layout.tracks[layer].map { item in
                switch item {
                case .node(let node): .node(part.nodes[node])
                case .edge(let edge): .edge(part.edges[edge])
                }
            }
        }
    }
}
