/// The characters of a drawing: frames and lines; what stands inside the nodes is left to the caller.
///
/// A node of three rows or more has a frame; of one or two rows all cells are its interior. Where lines cross, the one
/// across has a gap; where they join, the character has exactly the arms that lead somewhere.
package struct Picture: Sendable {
    /// The width in columns.
    package let width: Int
    /// The height in rows.
    package let height: Int
    private let boxes: [Box]
    private let nodeRows: NodeRows
    private let lines: LineCells
    private let arrowheads: [Position: Arrowhead]
    private let style: PictureStyle
    private let heavyNodes: Set<Int>

    /// The picture of `layout`, which was made from `graph`, with the nodes and edges at these indices heavy, and some
    /// edges dashed. A piece of line that several edges share is dashed if all of them are.
    package init(
        _ layout: Layout, graph: Graph, style: PictureStyle, heavyNodes: Set<Int> = [], heavyEdges: Set<Int> = [],
        dashedEdges: Set<Int> = []
    ) {
        width = layout.width
        height = layout.height
        boxes = layout.nodes
        nodeRows = NodeRows(layout.nodes, height: layout.height)
        var lines = LineCells(width: layout.width, height: layout.height)
        for (index, path) in layout.edges.enumerated() {
            let line = LineStyle(isHeavy: heavyEdges.contains(index), isDashed: dashedEdges.contains(index))
            let isLoop = graph.edges[index].source == graph.edges[index].target
            lines.draw(path, direction: layout.direction, isLoop: isLoop, line: line)
        }
        self.lines = lines
        arrowheads = Arrowhead.all(in: layout, of: graph)
        self.style = style
        self.heavyNodes = heavyNodes
    }

    /// The number of cells in which a line across has a gap, because another one crosses it.
    package var gaps: Int { lines.crossings }

    /// The cell in this column and row; blank outside the picture. Takes time logarithmic in the nodes of the row.
    package subscript(column: Int, row: Int) -> PictureCell {
        if let node = nodeRows.node(column: column, row: row) { return cell(of: node, column: column, row: row) }
        let arms = lines[column, row].withGap
        guard arms != .none else { return .blank }
        if let arrowhead = arrowheads[Position(column: column, row: row)] {
            return PictureCell(glyph: arrowhead.glyph(style), owner: .edge, isHeavy: arms.isHeavy)
        }
        return PictureCell(glyph: arms.glyph(style), owner: .edge, isHeavy: arms.isHeavy)
    }

    private func cell(of node: Int, column: Int, row: Int) -> PictureCell {
        let isHeavy = heavyNodes.contains(node)
        let arms = frame(boxes[node], column: column, row: row, isHeavy: isHeavy)
        guard arms != .none else { return PictureCell(glyph: " ", owner: .interior(node: node), isHeavy: isHeavy) }
        return PictureCell(glyph: arms.glyph(style), owner: .frame(node: node), isHeavy: isHeavy)
    }

    /// The arms of a frame cell, with those of the lines that end at it.
    private func frame(_ box: Box, column: Int, row: Int, isHeavy: Bool) -> Arms {
        guard box.height >= 3 else { return .none }
        var arms = Arms.none
        let line = LineStyle(isHeavy: isHeavy)
        let isTop = row == box.row
        let isBottom = row == box.rows.upperBound - 1
        let isLeft = column == box.column
        let isRight = column == box.columns.upperBound - 1
        guard isTop || isBottom || isLeft || isRight else { return .none }
        if isTop || isBottom {
            if !isLeft { arms.add(.left, line) }
            if !isRight { arms.add(.right, line) }
        }
        if isLeft || isRight {
            if !isTop { arms.add(.up, line) }
            if !isBottom { arms.add(.down, line) }
        }
        guard arms.count == 2 else { return arms }
        if isTop { join(&arms, .up, to: lines[column, row - 1], .down) }
        if isBottom { join(&arms, .down, to: lines[column, row + 1], .up) }
        if isLeft { join(&arms, .left, to: lines[column - 1, row], .right) }
        if isRight { join(&arms, .right, to: lines[column + 1, row], .left) }
        return arms
    }

    /// Adds the arm that meets the line's arm; in ASCII not where two `+` would stand one above the other.
    private func join(_ arms: inout Arms, _ side: Arms.Side, to line: Arms, _ meeting: Arms.Side) {
        guard line.withGap.has(meeting) else { return }
        let isStacked = side == .up || side == .down
        if style == .ascii && isStacked && line.withGap.count == 3 { return }
        arms.add(side, LineStyle(isHeavy: line.weight(meeting) == 2))
    }
}
