import GraphDrawing
import TerminalCore

/// The picture of a document: frames and lines, and all text in its place.
package struct DocumentDrawing: Sendable {
    /// What is drawn, and where it stands.
    package let content: DocumentLayout
    private let picture: Picture
    private let texts: RowTexts

    /// The picture of a document that was laid out.
    package init(_ content: DocumentLayout) {
        self.content = content
        let edges = content.document.edges
        let highlighted = content.marks.highlighted
        let heavyEdges = edges.indices.filter {
            highlighted.contains(edges[$0].source) && highlighted.contains(edges[$0].target)
        }
        picture = Picture(
            content.layout, graph: content.graph, style: content.options.style.picture, heavyNodes: highlighted,
            heavyEdges: Set(heavyEdges))
        texts = RowTexts(of: content)
    }

    /// The width in columns.
    package var width: Int { content.layout.width }
    /// The height in rows.
    package var height: Int { content.layout.height }

    /// The number of cells in which a line across has a gap, because another one crosses it.
    package var gaps: Int { picture.gaps }

    /// The cells of a row from left to right; blank outside the drawing.
    package func cells(row: Int, columns: Range<Int>) -> [DrawnCell] {
        var cells = columns.map { cell(column: $0, row: row) }
        for frame in texts.frames(row) { draw(frame, row: row, into: &cells, from: columns.lowerBound) }
        for text in texts.texts(row) { write(text, into: &cells, from: columns.lowerBound) }
        return cells
    }

    private func cell(column: Int, row: Int) -> DrawnCell {
        let cell = picture[column, row]
        let part: DrawnPart
        switch cell.owner {
        case .blank: return .blank
        case .edge: part = .line
        case .frame(let node): part = .nodeFrame(node: node)
        case .interior(let node): return DrawnCell(text: " ", part: .label(node: node), isHeavy: cell.isHeavy)
        }
        return DrawnCell(text: String(content.options.style.glyph(cell)), part: part, isHeavy: cell.isHeavy)
    }

    /// Draws what a group's frame has in a row, where no line is.
    private func draw(_ group: Int, row: Int, into cells: inout [DrawnCell], from first: Int) {
        guard let box = content.layout.frames[group] else { return }
        let style = content.options.style
        let isTop = row == box.row
        let isBottom = row == box.rows.upperBound - 1
        func put(_ text: String, _ column: Int) {
            let index = column - first
            guard cells.indices.contains(index), cells[index].part == .blank else { return }
            cells[index] = DrawnCell(text: text, part: .groupFrame(group: group), isHeavy: false)
        }
        let corners = style.groupCorners
        let right = box.columns.upperBound - 1
        put(isTop ? corners[0] : isBottom ? corners[2] : style.groupAlong, box.column)
        put(isTop ? corners[1] : isBottom ? corners[3] : style.groupAlong, right)
        guard isTop || isBottom, box.width > 2 else { return }
        for column in (box.column + 1)..<right { put(style.groupAcross, column) }
    }

    /// Writes a text glyph by glyph; a wide one of which only half is inside is left out.
    private func write(_ text: RowTexts.Text, into cells: inout [DrawnCell], from first: Int) {
        var index = text.column - first
        for scalar in text.words.unicodeScalars {
            let width = DisplayWidth.of(scalar)
            if width <= 0 {
                if cells.indices.contains(index - 1), index > text.column - first {
                    let place = cells[index - 1].text.isEmpty ? index - 2 : index - 1
                    if cells.indices.contains(place) { cells[place].text.unicodeScalars.append(scalar) }
                }
                continue
            }
            if cells.indices.contains(index), cells.indices.contains(index + width - 1) {
                cells[index] = DrawnCell(text: String(scalar), part: text.part, isHeavy: text.isHeavy)
                if width == 2 { cells[index + 1] = DrawnCell(text: "", part: text.part, isHeavy: text.isHeavy) }
            }
            index += width
        }
    }
}
