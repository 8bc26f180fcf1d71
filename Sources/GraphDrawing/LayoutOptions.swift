/// The way in which edges lead through a drawing.
package enum Direction: Sendable, Hashable, CaseIterable {
    /// From top to bottom: layers are rows.
    case down
    /// From left to right: layers are columns.
    case right
}

/// How much work goes into few crossings. It is counted in operations, so that the same graph is drawn in the same way
/// everywhere.
package enum Effort: Sendable, Hashable, CaseIterable {
    /// The first good order and the first good places: for graphs that are laid out again and again.
    case quick
    /// Quick, and near the drawing before when one is given: what a live screen uses. At most about 20 ms for 30 nodes,
    /// 50 ms for 120, 250 ms for 1,000.
    case stable
    /// At most about 0.15 s, 0.7 s and 3.5 s.
    case best
}

/// How nodes are given to layers.
package enum LayerRule: Sendable, Hashable {
    /// The sum of the edges' lengths is the least (Gansner and others 1993).
    case shortestEdges
    /// No layer is wider than so many cells across, as far as the graph's paths allow (after Coffman, Graham 1972).
    case widthBounded(Int)
}

/// What a layout may choose by itself, and what it is asked for.
package struct LayoutOptions: Sendable, Hashable {
    /// The way in which edges lead.
    package var direction: Direction
    /// The fewest cells between two layers; the lines between them may need more. At least 1 is kept (3 when edges
    /// lead to the right).
    package var layerGap: Int
    /// The fewest cells between two neighbours of a layer. At least 2 are kept (1 when edges lead to the right).
    package var nodeGap: Int
    /// The style it will be drawn in. Without it the layout suits both; for Unicode alone it may take fewer rows, as
    /// its junctions show their arms and ASCII's `+` does not.
    package var style: PictureStyle?
    /// The columns that parts which are not connected should keep to when they are put side by side.
    package var width: Int?
    /// How much work goes into few crossings.
    package var effort: Effort
    /// How nodes are given to layers.
    package var layerRule: LayerRule
    /// The order of the nodes in each layer of an earlier drawing of nearly the same graph, by their indices in this
    /// one: nodes keep it, and with the best effort the search for fewer crossings sets out from it.
    package var earlier: [[Int]]?

    /// Options for this direction; gaps that are left out are as small as reads well.
    package init(
        direction: Direction = .down, layerGap: Int? = nil, nodeGap: Int? = nil, style: PictureStyle? = nil,
        effort: Effort = .stable, layerRule: LayerRule = .shortestEdges, earlier: [[Int]]? = nil, width: Int? = nil
    ) {
        self.width = width
        self.effort = effort
        self.layerRule = layerRule
        self.earlier = earlier
        self.direction = direction
        self.style = style
        self.layerGap = layerGap ?? (direction == .down ? 1 : 3)
        self.nodeGap = nodeGap ?? (direction == .down ? 2 : 1)
    }
}
