/// The drawings of a graph's connected parts, and all of them in one.
package struct PackedLayout: Sendable {
    /// A part and its own drawing.
    package struct Piece: Sendable {
        /// The part.
        package let part: GraphPart
        /// Its drawing, which begins in the upper left cell.
        package let layout: Layout
    }

    /// The parts, in the order of their first nodes.
    package let pieces: [Piece]
    /// All of them in one drawing.
    package let layout: Layout

    /// Lays the parts out and packs them.
    ///
    /// - Parameters:
    ///   - graph: The whole.
    ///   - options: How it is drawn.
    ///   - place: Draws a part, if it is not to be ``layOut(_:options:)``, as where parts are drawn again and again.
    package init(
        _ graph: Graph, options: LayoutOptions, place: (Graph, LayoutOptions) -> Layout = layOutConnected
    ) {
        pieces = Components(graph).parts.map { part in
            var own = options
            own.earlier = options.earlier.map { Self.order($0, of: part) }
            return Piece(part: part, layout: place(part.graph, own))
        }
        if let only = pieces.first, pieces.count == 1, only.part.groups.count == graph.groups.count {
            layout = only.layout
        } else {
            layout = Layout(pieces, of: graph, options)
        }
    }

    /// The order of an earlier drawing as far as it is that of a part, by the part's own indices.
    private static func order(_ layers: [[Int]], of part: GraphPart) -> [[Int]] {
        let index = Dictionary(uniqueKeysWithValues: part.nodes.enumerated().map { ($1, $0) })
        return layers.map { $0.compactMap { index[$0] } }.filter { !$0.isEmpty }
    }
}

extension Layout {
    /// One drawing of the drawings of a graph's parts.
    fileprivate init(_ pieces: [PackedLayout.Piece], of graph: Graph, _ options: LayoutOptions) {
        let packing = Packing(pieces.map { ($0.layout.width, $0.layout.height) }, limit: options.width)
        self.init(
            width: packing.width, height: packing.height,
            nodes: graph.nodes.map { _ in Box(column: 0, row: 0, width: 0, height: 0) },
            edges: graph.edges.map { _ in EdgePath(points: []) }, layers: [], crossings: 0,
            frames: graph.groups.map { _ in nil }, direction: options.direction)
        titles = frames
        for (piece, place) in zip(pieces, packing.places) {
            let moved = piece.layout.moved(columns: place.column, rows: place.row)
            for (index, node) in piece.part.nodes.enumerated() { nodes[node] = moved.nodes[index] }
            for (index, edge) in piece.part.edges.enumerated() { edges[edge] = moved.edges[index] }
            for (index, group) in piece.part.groups.enumerated() {
                frames[group] = moved.frames[index]
                titles[group] = moved.titles[index]
            }
            append(piece)
            crossings += piece.layout.crossings
        }
    }

    /// Adds the layers of a part to the right of what stands in them.
    private mutating func append(_ piece: PackedLayout.Piece) {
        let (layout, part) = (piece.layout, piece.part)
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
