import GraphDrawing

/// A layout as one JSON object a file: what other programs draw, check or compare.
///
/// | member | what it is |
/// |---|---|
/// | `columns`, `rows` | the extent in cells |
/// | `crossings` | pairs of edges that cross between neighbouring layers, one track an edge |
/// | `drawn_crossings` | gaps in the picture |
/// | `milliseconds` | the time that drawing took |
/// | `nodes` | `id`, `label`, `layer`, `x`, `y`, `width`, `height` |
/// | `edges` | `from`, `to`, `points` (cells from border to border), `reversed`; `label` if there is one |
/// | `layers` | per layer, the first one first, the ids in order; an edge that passes stands there as `from>to@layer`, the k-th of several equal ones as `from>to#k@layer`; in ids there, `>`, `@`, `#` and `%` are percent-encoded |
/// | `reversed` | the pairs that are drawn upwards, as they lie on a cycle |
package struct LayoutJSONWriter {
    /// Writes layouts.
    package init() {}

    /// The object, on several lines.
    package func text(of content: DocumentLayout, drawnCrossings: Int, milliseconds: Double) -> String {
        let layout = content.layout
        let ids = content.document.nodes.map(\.id)
        let layers = LayerNames(content).layers
        let reversed = layout.edges.indices.filter { layout.edges[$0].isReversed }.map { edge in
            pair(content.document.edges[edge], ids)
        }
        return """
            {
            "columns": \(layout.width),
            "rows": \(layout.height),
            "crossings": \(layout.crossings),
            "drawn_crossings": \(drawnCrossings),
            "milliseconds": \(hundredths(milliseconds)),
            "nodes": \(lines(nodes(content))),
            "edges": \(lines(edges(content, ids))),
            "layers": \(lines(layers.map { JSONText.array($0.map(JSONText.string)) })),
            "reversed": \(JSONText.array(reversed))
            }

            """
    }

    private func lines(_ elements: [String]) -> String {
        elements.isEmpty ? "[]" : "[\n" + elements.joined(separator: ",\n") + "\n]"
    }

    private func pair(_ edge: GraphDocument.Edge, _ ids: [String]) -> String {
        JSONText.array([JSONText.string(ids[edge.source]), JSONText.string(ids[edge.target])])
    }

    private func nodes(_ content: DocumentLayout) -> [String] {
        var layers = [Int](repeating: 0, count: content.document.nodes.count)
        for (index, layer) in content.layout.layers.enumerated() { for node in layer { layers[node] = index } }
        return content.document.nodes.enumerated().map { index, node in
            let box = content.layout.nodes[index]
            return """
                {"id":\(JSONText.string(node.id)),"label":\(JSONText.string(node.label)),"layer":\(layers[index]),\
                "x":\(box.column),"y":\(box.row),"width":\(box.width),"height":\(box.height)}
                """
        }
    }

    private func edges(_ content: DocumentLayout, _ ids: [String]) -> [String] {
        content.document.edges.enumerated().map { index, edge in
            let path = content.layout.edges[index]
            let points = path.borderPoints(content.layout.direction, isLoop: edge.source == edge.target).map {
                "[\($0.column),\($0.row)]"
            }
            let label = edge.label.map { ",\"label\":\(JSONText.string($0))" } ?? ""
            return """
                {"from":\(JSONText.string(ids[edge.source])),"to":\(JSONText.string(ids[edge.target])),\
                "points":\(JSONText.array(points)),"reversed":\(path.isReversed)\(label)}
                """
        }
    }

    private func hundredths(_ milliseconds: Double) -> String {
        let count = Int((max(0, milliseconds) * 100).rounded())
        return "\(count / 100).\(count % 100 < 10 ? "0" : "")\(count % 100)"
    }
}

extension EdgePath {
    /// The corners from the border of the edge's source to that of its target, whichever of them lies above; a loop
    /// comes back to the side of its node.
    func borderPoints(_ direction: Direction, isLoop: Bool) -> [Position] {
        guard let first = points.first, let last = points.last else { return [] }
        func beside(_ point: Position, _ step: Int, isAcross: Bool) -> Position {
            (direction == .down) != isAcross
                ? Position(column: point.column, row: point.row + step)
                : Position(column: point.column + step, row: point.row)
        }
        let end = beside(last, isLoop ? -1 : 1, isAcross: isLoop)
        let all = [beside(first, -1, isAcross: false)] + points + [end]
        // A point on a straight piece is no corner.
        let corners = all.indices.filter { index in
            guard index > 0, index < all.count - 1 else { return true }
            let (before, here, after) = (all[index - 1], all[index], all[index + 1])
            return !(before.column == here.column && here.column == after.column)
                && !(before.row == here.row && here.row == after.row)
        }.map { all[$0] }
        return isReversed ? corners.reversed() : corners
    }
}
