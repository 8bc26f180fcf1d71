/// The sign at the real end of a line that does not lead from the node above to the node below.
enum Arrowhead: Hashable {
    case up, left

    /// Where lines of reversed edges leave the node above them, and where loops come back to the side of theirs.
    static func all(in layout: Layout, of graph: Graph) -> [Position: Arrowhead] {
        var arrowheads: [Position: Arrowhead] = [:]
        for (path, edge) in zip(layout.edges, graph.edges) {
            if edge.source == edge.target, let last = path.points.last {
                arrowheads[last] = layout.direction == .down ? .left : .up
            } else if path.isReversed, let first = path.points.first {
                arrowheads[first] = layout.direction == .down ? .up : .left
            }
        }
        return arrowheads
    }

    /// The character; all of them are one column wide in every terminal.
    func glyph(_ style: PictureStyle) -> Character {
        switch (self, style) {
        case (.up, .ascii): "^"
        case (.left, .ascii): "<"
        case (.up, _): "▴"
        case (.left, _): "◂"
        }
    }
}
