package import GraphDrawing

/// How a document is to be drawn.
package struct DrawingOptions: Sendable, Hashable {
    /// The way in which edges lead.
    package var direction: Direction
    /// What nodes look like.
    package var form: NodeForm
    /// The characters of lines and signs.
    package var style: DrawingStyle
    /// The most columns of a label; longer ones are cut in the middle.
    package var maxLabel: Int?
    /// The fewest cells between two layers, if not as few as read well.
    package var layerGap: Int?
    /// How much work goes into few crossings.
    package var effort: Effort
    /// How nodes are given to layers.
    package var layerRule: LayerRule

    /// Boxes with whole labels, lines down, unless something else is asked for.
    package init(
        direction: Direction = .down, form: NodeForm = .box, style: DrawingStyle = .rounded, maxLabel: Int? = nil,
        layerGap: Int? = nil, effort: Effort = .stable, layerRule: LayerRule = .shortestEdges
    ) {
        self.direction = direction
        self.form = form
        self.style = style
        self.maxLabel = maxLabel
        self.layerGap = layerGap
        self.effort = effort
        self.layerRule = layerRule
    }

    func layoutOptions(earlier: [[Int]]? = nil, width: Int? = nil) -> LayoutOptions {
        LayoutOptions(
            direction: direction, layerGap: layerGap, style: style.picture, effort: effort, layerRule: layerRule,
            earlier: earlier, width: width)
    }
}

/// The nodes that are shown in a way of their own.
package struct NodeMarks: Sendable, Hashable {
    /// The nodes that a person asked for; they and the edges between them are heavy.
    package var highlighted: Set<Int>
    /// The nodes that stand for many.
    package var folded: Set<Int>
    /// The small nodes at both ends of a cut edge, whose labels are shown as they are.
    package var connectors: Set<Int>

    /// No marks, unless some are given.
    package init(highlighted: Set<Int> = [], folded: Set<Int> = [], connectors: Set<Int> = []) {
        self.highlighted = highlighted
        self.folded = folded
        self.connectors = connectors
    }
}
