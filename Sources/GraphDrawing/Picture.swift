/// The characters of a drawing: frames and lines; what stands inside the nodes is left to the caller.
package struct Picture: Sendable {
    /// The width in columns.
    package let width: Int
    /// The height in rows.
    package let height: Int
    private let boxes: [Box]

    /// The picture of `layout`, which was made from `graph`, with the nodes and edges at these indices heavy.
    package init(
        _ layout: Layout, graph: Graph, style: PictureStyle, heavyNodes: Set<Int> = [], heavyEdges: Set<Int> = []
    ) {
        width = layout.width
        height = layout.height
        boxes = layout.nodes
    }

    /// The cell in this column and row; blank outside the picture.
    package subscript(column: Int, row: Int) -> PictureCell {
        let position = Position(column: column, row: row)
        guard let node = boxes.firstIndex(where: { $0.contains(position) }) else { return .blank }
        return PictureCell(glyph: " ", owner: .interior(node: node), isHeavy: false)
    }
}
