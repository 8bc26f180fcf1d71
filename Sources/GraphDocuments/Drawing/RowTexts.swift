import GraphDrawing
import TerminalCore

/// The texts and the frames of groups in each row of a drawing.
struct RowTexts: Sendable {
    struct Text: Sendable {
        let words: String
        let column: Int
        let part: DrawnPart
        let isHeavy: Bool
    }

    private var textsOfRow: [[Text]]
    /// Outer groups before inner ones, so that where frames would meet the inner one is seen.
    private var framesOfRow: [[Int]]

    init(of content: DocumentLayout) {
        textsOfRow = [[Text]](repeating: [], count: content.layout.height)
        framesOfRow = [[Int]](repeating: [], count: content.layout.height)
        addFrames(content)
        addNodes(content)
        addEdges(content)
    }

    func texts(_ row: Int) -> [Text] { textsOfRow.indices.contains(row) ? textsOfRow[row] : [] }

    func frames(_ row: Int) -> [Int] { framesOfRow.indices.contains(row) ? framesOfRow[row] : [] }

    private mutating func add(_ words: String, _ column: Int, _ row: Int, _ part: DrawnPart, isHeavy: Bool = false) {
        guard textsOfRow.indices.contains(row), !words.isEmpty else { return }
        textsOfRow[row].append(Text(words: words, column: column, part: part, isHeavy: isHeavy))
    }

    private mutating func addFrames(_ content: DocumentLayout) {
        for (group, frame) in content.layout.frames.enumerated() {
            guard let frame else { continue }
            for row in frame.rows where framesOfRow.indices.contains(row) { framesOfRow[row].append(group) }
            guard let place = content.titlePlace(of: group) else { continue }
            add(" \(place.words) ", place.box.column - 1, place.box.row, .groupTitle(group: group))
        }
    }

    private mutating func addNodes(_ content: DocumentLayout) {
        for (node, label) in content.labels.enumerated() {
            let place = content.labelPlace(of: node)
            let isHeavy = content.marks.highlighted.contains(node)
            add(label, place.column, place.row, .label(node: node), isHeavy: isHeavy)
        }
    }

    private mutating func addEdges(_ content: DocumentLayout) {
        for (edge, path) in content.layout.edges.enumerated() {
            if let box = path.label, let words = content.edgeLabels[edge] {
                add(words, box.column, box.row, .edgeLabel(edge: edge))
            }
        }
    }
}
