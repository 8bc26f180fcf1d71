import GraphDrawing

/// Which edges of a part that is too wide are cut next.
struct CutChoice {
    /// The edges to cut, by their indices in the original document; never none as long as there is one.
    private(set) var edges: Set<Int> = []
    /// All edges of the part.
    let all: Set<Int>

    private let piece: PackedLayout.Piece
    private let originals: [Int?]
    private let width: Int
    /// The layer of each node of the part.
    private let layers: [Int]

    init(_ piece: PackedLayout.Piece, of document: CutDocument, width: Int, direction: Direction) {
        self.piece = piece
        self.width = width
        originals = piece.part.edges.map { document.originals[$0] }
        all = Set(originals.compactMap { $0 })
        var layers = [Int](repeating: 0, count: piece.part.nodes.count)
        for (index, layer) in piece.layout.layers.enumerated() { for node in layer { layers[node] = index } }
        self.layers = layers
        switch direction {
        case .down: thinLayers()
        case .right: breakOff()
        }
        if edges.isEmpty { cutWidest() }
    }

    private var ends: [Graph.Edge] { piece.part.graph.edges }

    private mutating func cut(_ edge: Int) { if let original = originals[edge] { edges.insert(original) } }

    private func isCut(_ edge: Int) -> Bool { originals[edge].map { edges.contains($0) } ?? false }

    /// How many layers an edge leads over.
    private func length(_ edge: Int) -> Int { abs(layers[ends[edge].source] - layers[ends[edge].target]) }

    // MARK: Down

    /// Takes lines that pass out of layers that are too wide, the longest first, and then nodes from their right ends.
    private mutating func thinLayers() {
        // Placement makes a drawing wider than its layers; some of that goes away by itself as lines go.
        let room = width * 100 / min(125, max(100, piece.layout.width * 100 / max(1, widest)))
        for track in piece.layout.tracks {
            var needed = need(track)
            guard needed > room else { continue }
            for edge in passing(track).sorted(by: { (length($0), $1) > (length($1), $0) }) where needed > room {
                cut(edge)
                needed -= 2
            }
            var taken = 0
            for case .node(let node) in track {
                taken += piece.part.graph.nodes[node].width + 2
                if taken - 2 > room { cutOff(node) }
            }
        }
    }

    private var widest: Int { piece.layout.tracks.reduce(0) { max($0, need($1)) } }

    /// The columns of what stands in a layer.
    private func need(_ track: [LayerItem]) -> Int {
        track.reduce(-2) { sum, item in
            switch item {
            case .node(let node): sum + piece.part.graph.nodes[node].width + 2
            case .edge(let edge): sum + (isCut(edge) ? 0 : 2)
            }
        }
    }

    private func passing(_ track: [LayerItem]) -> [Int] {
        track.compactMap { item in
            guard case .edge(let edge) = item, originals[edge] != nil, !isCut(edge) else { return nil }
            return edge
        }
    }

    /// Cuts what holds a node in its layer: the edges into it or, if there is none, those out of it.
    private mutating func cutOff(_ node: Int) {
        let into = ends.indices.filter { ends[$0].target == node && ends[$0].source != node && originals[$0] != nil }
        let chosen = into.isEmpty ? ends.indices.filter { ends[$0].source == node && ends[$0].target != node } : into
        for edge in chosen { cut(edge) }
    }

    // MARK: To the right

    /// Cuts all edges over the boundary behind the last layer that fits.
    private mutating func breakOff() {
        let room = max(1, width - 8)
        let isInside = piece.layout.layers.map { layer in
            layer.allSatisfy { piece.layout.nodes[$0].columns.upperBound <= room }
        }
        let boundary = max(1, isInside.firstIndex(of: false) ?? isInside.count)
        for edge in ends.indices {
            let over = [layers[ends[edge].source], layers[ends[edge].target]].filter { $0 < boundary }
            if over.count == 1 { cut(edge) }
        }
    }

    // MARK: Else

    /// Cuts the quarter of the edges that lead over the most columns.
    private mutating func cutWidest() {
        let candidates = ends.indices.filter { originals[$0] != nil }
        let extents = candidates.map { edge in
            let columns = piece.layout.edges[edge].points.map(\.column)
            return (edge: edge, extent: (columns.max() ?? 0) - (columns.min() ?? 0))
        }
        for widest in extents.sorted(by: { ($0.extent, $1.edge) > ($1.extent, $0.edge) }).prefix(
            1 + candidates.count / 4)
        {
            cut(widest.edge)
        }
    }
}
