/// A cell of the drawing, counted from the upper left one, which is (0, 0).
package struct Position: Sendable, Hashable {
    /// The column, growing to the right.
    package var column: Int
    /// The row, growing downwards.
    package var row: Int

    /// The cell in this column and row.
    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A rectangle of cells: where a node stands.
package struct Box: Sendable, Hashable {
    /// The leftmost column.
    package var column: Int
    /// The topmost row.
    package var row: Int
    /// The width in columns.
    package var width: Int
    /// The height in rows.
    package var height: Int

    /// A rectangle whose upper left cell is in this column and row.
    package init(column: Int, row: Int, width: Int, height: Int) {
        self.column = column
        self.row = row
        self.width = width
        self.height = height
    }

    /// The columns it covers.
    package var columns: Range<Int> { column..<(column + width) }
    /// The rows it covers.
    package var rows: Range<Int> { row..<(row + height) }

    /// Whether the cell is covered.
    package func contains(_ position: Position) -> Bool {
        columns.contains(position.column) && rows.contains(position.row)
    }
}

/// The line of one edge.
package struct EdgePath: Sendable, Hashable {
    /// The corners, from the first cell outside the source to the last one before the target; each differs from the
    /// one before in its column or in its row, never in both. A line of one cell has one point.
    ///
    /// The line of a reversed edge leads from its real target down to its real source: as all others from the node
    /// above to the node below, with an arrowhead at its first cell.
    package var points: [Position]
    /// Whether the edge had to be drawn upwards, since it lies on a cycle.
    package var isReversed: Bool
    /// Where its label stands: one row beside a piece of the line that leads along.
    package var label: Box?

    /// A line through these corners.
    package init(points: [Position], isReversed: Bool = false, label: Box? = nil) {
        self.points = points
        self.isReversed = isReversed
        self.label = label
    }
}

/// What stands in a layer: a node, or an edge that passes through it.
package enum LayerItem: Sendable, Hashable {
    /// The node at this index.
    case node(Int)
    /// The edge at this index.
    case edge(Int)
}

/// A finished drawing as data: places of nodes, lines of edges, layers. `Picture` makes characters of it.
package struct Layout: Sendable, Hashable {
    /// The width of the drawing in columns.
    package var width: Int
    /// The height of the drawing in rows.
    package var height: Int
    /// Where each node stands, in the order of the graph's nodes.
    package var nodes: [Box]
    /// The line of each edge, in the order of the graph's edges. Lines of one source, and lines of one target, may
    /// share cells; all others only cross.
    package var edges: [EdgePath]
    /// The indices of the nodes in each layer, in their order from left to right (from top to bottom when edges lead
    /// to the right).
    package var layers: [[Int]]
    /// The same with the edges that pass through each layer, as if each had a line of its own: the order whose
    /// crossings were counted. Components that stand side by side share layers.
    package var tracks: [[LayerItem]]
    /// How often edges cross between neighbouring layers if each has a line of its own, as in `tracks`.
    package var crossings: Int
    /// The frame of each group, in the order of the graph's groups; its first row holds the title. `nil` for a group
    /// that holds no node.
    package var frames: [Box?]
    /// Where the title of each group stands in a side of its frame, and how much room there is for it; `nil` without.
    package var titles: [Box?] = []
    /// The way in which the edges lead.
    package var direction: Direction

    /// A drawing of these parts.
    package init(
        width: Int, height: Int, nodes: [Box], edges: [EdgePath], layers: [[Int]], tracks: [[LayerItem]] = [],
        crossings: Int, frames: [Box?] = [], direction: Direction = .down
    ) {
        self.tracks = tracks
        self.frames = frames
        self.width = width
        self.height = height
        self.nodes = nodes
        self.edges = edges
        self.layers = layers
        self.crossings = crossings
        self.direction = direction
    }
}
