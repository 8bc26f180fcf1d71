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
    package var points: [Position]

    /// A line through these corners.
    package init(points: [Position]) {
        self.points = points
    }
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
    /// How often lines cross between neighbouring layers, where lines of one source are one line.
    package var crossings: Int
    /// The way in which the edges lead.
    package var direction: Direction

    /// A drawing of these parts.
    package init(
        width: Int, height: Int, nodes: [Box], edges: [EdgePath], layers: [[Int]], crossings: Int,
        direction: Direction = .down
    ) {
        self.width = width
        self.height = height
        self.nodes = nodes
        self.edges = edges
        self.layers = layers
        self.crossings = crossings
        self.direction = direction
    }
}
