/// The way in which edges lead through a drawing.
package enum Direction: Sendable, Hashable, CaseIterable {
    /// From top to bottom: layers are rows.
    case down
    /// From left to right: layers are columns.
    case right
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

    /// Options for this direction; gaps that are left out are as small as reads well.
    package init(
        direction: Direction = .down, layerGap: Int? = nil, nodeGap: Int? = nil, style: PictureStyle? = nil
    ) {
        self.direction = direction
        self.style = style
        self.layerGap = layerGap ?? (direction == .down ? 1 : 3)
        self.nodeGap = nodeGap ?? (direction == .down ? 2 : 1)
    }
}
