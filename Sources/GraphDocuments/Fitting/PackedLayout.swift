import GraphDrawing

/// A drawing whose parts stand beside and below each other, no wider than a width unless one of them is.
struct PackedLayout {
    /// A part and its own drawing.
    struct Piece {
        let part: GraphPart
        let layout: Layout
    }

    /// The parts, in the order of their first nodes.
    let pieces: [Piece]
    /// All of them in one drawing.
    let layout: Layout

    private static let columnGap = 3
    private static let rowGap = 1

    /// - Parameters:
    ///   - graph: The whole.
    ///   - width: The columns that should do.
    ///   - place: Lays a part out.
    init(_ graph: Graph, width: Int, place: (Graph) -> Layout) {
        pieces = graph.parts().map { Piece(part: $0, layout: place($0.graph)) }
        layout = Self.packed(pieces, graph, width: width)
    }

    /// The parts in shelves, the highest first, each beside the former as long as there is room.
    private static func packed(_ pieces: [Piece], _ graph: Graph, width: Int) -> Layout {
        if pieces.count == 1, let only = pieces.first, only.part.groups.count == graph.groups.count {
            return only.layout
        }
        var packed = Layout(
            width: 0, height: 0, nodes: graph.nodes.map { _ in Box(column: 0, row: 0, width: 0, height: 0) },
            edges: graph.edges.map { _ in EdgePath(points: []) }, layers: [], crossings: 0,
            frames: graph.groups.map { _ in nil })
        packed.titles = packed.frames
        var corner = Position(column: 0, row: 0)
        for piece in pieces.indices.sorted(by: { isBefore(pieces, $0, $1) }).map({ pieces[$0] }) {
            if corner.column > 0, corner.column + piece.layout.width > width {
                corner = Position(column: 0, row: packed.height + rowGap)
            }
            packed.add(piece, at: corner)
            corner.column += piece.layout.width + columnGap
        }
        return packed
    }

    private static func isBefore(_ pieces: [Piece], _ one: Int, _ other: Int) -> Bool {
        (-pieces[one].layout.height, one) < (-pieces[other].layout.height, other)
    }
}

extension Layout {
    /// Puts a part into the drawing; layers are shared.
    fileprivate mutating func add(_ piece: PackedLayout.Piece, at corner: Position) {
        let part = piece.part
        let added = piece.layout
        width = max(width, corner.column + added.width)
        height = max(height, corner.row + added.height)
        direction = added.direction
        crossings += added.crossings
        for (index, box) in added.nodes.enumerated() { nodes[part.nodes[index]] = box.moved(by: corner) }
        for (index, path) in added.edges.enumerated() { edges[part.edges[index]] = path.moved(by: corner) }
        for (index, frame) in added.frames.enumerated() { frames[part.groups[index]] = frame?.moved(by: corner) }
        for (index, title) in added.titles.enumerated() { titles[part.groups[index]] = title?.moved(by: corner) }
        for (index, layer) in added.layers.enumerated() {
            if index == layers.count { layers.append([]) }
            layers[index] += layer.map { part.nodes[$0] }
        }
        for (index, track) in added.tracks.enumerated() {
            if index == tracks.count { tracks.append([]) }
            tracks[index] += track.map { item in
                switch item {
                case .node(let node): .node(part.nodes[node])
                case .edge(let edge): .edge(part.edges[edge])
                }
            }
        }
    }
}

extension Box {
    fileprivate func moved(by corner: Position) -> Box {
        Box(column: column + corner.column, row: row + corner.row, width: width, height: height)
    }
}

extension EdgePath {
    fileprivate func moved(by corner: Position) -> EdgePath {
        EdgePath(
            points: points.map { Position(column: $0.column + corner.column, row: $0.row + corner.row) },
            isReversed: isReversed, label: label?.moved(by: corner))
    }
}
