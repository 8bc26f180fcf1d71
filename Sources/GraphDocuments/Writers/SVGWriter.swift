import GraphDrawing
import TerminalCore

/// A drawing as vectors that every browser shows: the layout's cells, with lines through their middles.
package struct SVGWriter {
    private static let cellWidth = 9
    private static let cellHeight = 18
    private static let margin = 12
    private static let fontSize = 14
    private static let style = """
        text{font:\(fontSize)px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2328;\
        text-anchor:middle;white-space:pre}
        .n{fill:#fff;stroke:#57606a;stroke-width:1.3}
        .e{fill:none;stroke:#57606a;stroke-width:1.3;stroke-linejoin:round}
        .h{stroke:#bf5b00;stroke-width:2.6}
        .g{fill:#f6f8fa;stroke:#8c959f;stroke-dasharray:4 3}
        .b{fill:#f6f8fa}
        .t{font-size:12px;font-weight:bold;fill:#57606a}
        .l{font-size:12px;fill:#57606a}
        .p{fill:#57606a}
        """

    /// Writes vectors.
    package init() {}

    /// The whole file.
    package func text(of content: DocumentLayout) -> String {
        let width = content.layout.width * Self.cellWidth + 2 * Self.margin
        let height = content.layout.height * Self.cellHeight + 2 * Self.margin
        let name = content.document.name.map { "<title>\(Self.escaped($0))</title>\n" } ?? ""
        var lines = [
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)">
            \(name)<style>\(Self.style)</style>
            <defs><marker id="a" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" \
            markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0.5 L8,4 L0,7.5 z" class="p"/></marker></defs>
            <rect width="\(width)" height="\(height)" fill="#fff"/>
            """
        ]
        lines += content.layout.frames.indices.compactMap { group($0, content) }
        lines += content.document.edges.indices.map { edge($0, content) }
        lines += content.layout.frames.indices.compactMap { title($0, content) }
        lines += content.document.nodes.indices.map { node($0, content) }
        lines += content.document.edges.indices.compactMap { edgeLabel($0, content) }
        return lines.joined(separator: "\n") + "\n</svg>\n"
    }

    // MARK: Parts

    private func group(_ index: Int, _ content: DocumentLayout) -> String? {
        guard let box = content.layout.frames[index] else { return nil }
        return rectangle(box, class: "g", radius: 4)
    }

    private func title(_ index: Int, _ content: DocumentLayout) -> String? {
        guard let (words, box) = content.titlePlace(of: index) else { return nil }
        let (x, y) = Self.middle(of: box)
        let (width, height) = ((box.width + 1) * Self.cellWidth, Self.cellHeight - 4)
        let background = """
            <rect x="\(x - width / 2)" y="\(y - height / 2)" width="\(width)" height="\(height)" class="b"/>
            """
        return background + text(words, x: x, y: y, class: "t")
    }

    private func node(_ index: Int, _ content: DocumentLayout) -> String {
        let box = content.layout.nodes[index]
        let isHighlighted = content.marks.highlighted.contains(index)
        let (x, y) = Self.middle(of: box)
        if content.options.form == .dot, !content.marks.connectors.contains(index) {
            return """
                <circle cx="\(x)" cy="\(y)" r="4" class="p\(isHighlighted ? " h" : "")">\
                <title>\(Self.escaped(safe(content.document.nodes[index].label)))</title></circle>
                """
        }
        let words = text(content.labels[index], x: x, y: y, class: nil)
        return box.height < 3 ? words : rectangle(box, class: isHighlighted ? "n h" : "n", radius: 6) + words
    }

    private func edge(_ index: Int, _ content: DocumentLayout) -> String {
        let path = content.layout.edges[index]
        let edge = content.document.edges[index]
        let highlighted = content.marks.highlighted
        let isHeavy = highlighted.contains(edge.source) && highlighted.contains(edge.target)
        var points = path.borderPoints(content.layout.direction, isLoop: edge.source == edge.target).map(Self.middle)
        guard points.count > 1 else { return "" }
        pullBack(&points, 0, 1, content, node: edge.source)
        pullBack(&points, points.count - 1, points.count - 2, content, node: edge.target)
        return "<path d=\"\(Self.rounded(points))\" class=\"e\(isHeavy ? " h" : "")\" marker-end=\"url(#a)\"/>"
    }

    /// A node without a frame ends at the border of its cell, not in the middle of its text.
    private func pullBack(
        _ points: inout [(x: Int, y: Int)], _ end: Int, _ next: Int, _ content: DocumentLayout, node: Int
    ) {
        guard content.layout.nodes[node].height < 3 else { return }
        let (dx, dy) = ((points[next].x - points[end].x).signum(), (points[next].y - points[end].y).signum())
        points[end].x += dx * (Self.cellWidth / 2)
        points[end].y += dy * (Self.cellHeight / 2 - 1)
    }

    private func edgeLabel(_ index: Int, _ content: DocumentLayout) -> String? {
        guard let box = content.layout.edges[index].label, let words = content.edgeLabels[index] else { return nil }
        let (x, y) = Self.middle(of: box)
        return text(words, x: x, y: y, class: "l")
    }

    private func text(_ words: String, x: Int, y: Int, class name: String?) -> String {
        guard !words.isEmpty else { return "" }
        let attribute = name.map { " class=\"\($0)\"" } ?? ""
        return "<text x=\"\(x)\" y=\"\(y)\" dy=\"0.35em\"\(attribute)>\(Self.escaped(words))</text>"
    }

    /// A frame through the middles of the outer cells.
    private func rectangle(_ box: Box, class name: String, radius: Int) -> String {
        let (x, y) = Self.middle(Position(column: box.column, row: box.row))
        return """
            <rect x="\(x)" y="\(y)" width="\((box.width - 1) * Self.cellWidth)" \
            height="\((box.height - 1) * Self.cellHeight)" rx="\(radius)" class="\(name)"/>
            """
    }

    // MARK: Places

    private static func x(_ column: Int) -> Int { margin + column * cellWidth }
    private static func y(_ row: Int) -> Int { margin + row * cellHeight + cellHeight / 2 }

    private static func middle(_ cell: Position) -> (x: Int, y: Int) {
        (x(cell.column) + cellWidth / 2, y(cell.row))
    }

    private static func middle(of box: Box) -> (x: Int, y: Int) {
        (x(box.column) + box.width * cellWidth / 2, y(box.row) + (box.height - 1) * cellHeight / 2)
    }

    /// A line whose corners are rounded as far as its pieces are long enough.
    private static func rounded(_ points: [(x: Int, y: Int)]) -> String {
        var path = "M\(points[0].x),\(points[0].y)"
        for index in points.indices.dropFirst().dropLast() {
            let corner = points[index]
            let before = toward(points[index - 1], from: corner)
            let after = toward(points[index + 1], from: corner)
            path += " L\(before.x),\(before.y) Q\(corner.x),\(corner.y) \(after.x),\(after.y)"
        }
        let last = points[points.count - 1]
        return path + " L\(last.x),\(last.y)"
    }

    private static func toward(_ point: (x: Int, y: Int), from corner: (x: Int, y: Int)) -> (x: Int, y: Int) {
        let (dx, dy) = (point.x - corner.x, point.y - corner.y)
        let radius = min(6, max(abs(dx), abs(dy)) / 2)
        return (corner.x + dx.signum() * radius, corner.y + dy.signum() * radius)
    }

    /// A text as it stands between tags or in an attribute; what XML cannot hold is left out, and what
    /// could act on a terminal stands there as its number.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{0}"..."\u{8}", "\u{b}", "\u{c}", "\u{e}"..."\u{1f}", "\u{fffe}", "\u{ffff}": continue
            case _ where scalar.isActive: result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
