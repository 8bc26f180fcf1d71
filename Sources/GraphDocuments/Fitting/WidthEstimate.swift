import GraphDrawing
import TerminalCore

/// How wide a drawing would be with other forms and shorter labels, judged by one that was made.
///
/// Down, a layer is as wide as what stands in it; a drawing is wider than its widest layer by a factor that changes
/// little with the labels. To the right the widths of the layers add up to all that is not lines.
struct WidthEstimate {
    private let pieces: [PackedLayout.Piece]
    private let labelWidths: [Int]
    private let isConnector: [Bool]
    private let direction: Direction
    private let current: DrawingOptions

    init(of content: DocumentLayout, labelWidths: [Int]) {
        pieces = content.packed.pieces
        self.labelWidths = labelWidths
        isConnector = content.labels.indices.map { content.marks.connectors.contains($0) }
        direction = content.options.direction
        current = content.options
    }

    /// The columns that the widest part would take.
    func width(form: NodeForm, maxLabel: Int?) -> Int {
        pieces.reduce(0) { max($0, width(of: $1, form, maxLabel)) }
    }

    private func width(of piece: PackedLayout.Piece, _ form: NodeForm, _ maxLabel: Int?) -> Int {
        let new = net(piece, form, maxLabel)
        let old = net(piece, current.form, current.maxLabel)
        return direction == .right
            ? piece.layout.width - old + new
            : (piece.layout.width * new + max(1, old) - 1) / max(1, old)
    }

    private func net(_ piece: PackedLayout.Piece, _ form: NodeForm, _ maxLabel: Int?) -> Int {
        let widths = piece.layout.tracks.map { layer in
            layer.map { item -> Int in
                guard case .node(let node) = item else { return 0 }
                return nodeWidth(piece.part.nodes[node], form, maxLabel)
            }
        }
        if direction == .right { return widths.reduce(0) { $0 + ($1.max() ?? 0) } }
        return widths.reduce(0) { widest, layer in
            max(widest, layer.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 2) } - 2)
        }
    }

    private func nodeWidth(_ node: Int, _ form: NodeForm, _ maxLabel: Int?) -> Int {
        if isConnector[node] { return labelWidths[node] }
        if form == .dot { return 1 }
        return min(labelWidths[node], maxLabel ?? .max) + (form == .box ? 4 : 0)
    }
}
