import GraphDrawing

/// What `--stats` says of a drawing.
package struct DrawingStatistics: Sendable, Hashable {
    /// The nodes that are shown.
    package var nodes: Int
    /// The edges that are shown.
    package var edges: Int
    /// The layers.
    package var layers: Int
    /// Pairs of edges that cross between neighbouring layers, one track an edge.
    package var crossings: Int
    /// Gaps in the picture.
    package var drawnCrossings: Int
    /// The edges that are drawn upwards.
    package var reversed: Int
    /// The width in columns.
    package var columns: Int
    /// The height in rows.
    package var rows: Int
    /// The time that drawing took.
    package var milliseconds: Double

    /// The figures of a drawing of a document that took so long.
    package init(of drawing: DocumentDrawing, _ document: GraphDocument, milliseconds: Double) {
        let content = drawing.content
        nodes = document.nodes.count
        edges = document.edges.count
        layers = content.layout.layers.count
        crossings = content.layout.crossings
        drawnCrossings = drawing.gaps
        reversed = content.layout.edges.count { $0.isReversed }
        columns = content.layout.width
        rows = content.layout.height
        self.milliseconds = milliseconds
    }

    /// One line of words.
    package var words: String {
        let time = milliseconds < 10 ? "\((milliseconds * 10).rounded() / 10)" : "\(Int(milliseconds.rounded()))"
        let upwards = reversed > 0 ? ", \(reversed) of them upwards" : ""
        return "\(count(nodes, "node")), \(count(edges, "edge"))\(upwards), \(count(layers, "layer")), "
            + "\(count(crossings, "crossing")) (\(drawnCrossings) drawn), "
            + "\(columns) x \(rows) = \(columns * rows) cells, \(time) ms"
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
