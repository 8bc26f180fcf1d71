/// A drawing as rows of characters with the colours of a terminal: sixteen colours at most, and never as the only sign.
package struct ANSIWriter {
    /// Writes in colours.
    package init() {}

    /// The rows, each with a newline; every row ends in the terminal's plain style.
    package func text(of drawing: DocumentDrawing) -> String {
        let connectors = drawing.content.marks.connectors
        let folds = drawing.content.marks.folded
        var text = ""
        for row in 0..<drawing.height {
            var current = ""
            for cell in drawing.cells(row: row, columns: 0..<drawing.width).trimmed {
                let code = cell.text == " " ? current : Self.code(of: cell, connectors, folds)
                if code != current {
                    text += current.isEmpty ? "" : "\u{1b}[0m"
                    text += code.isEmpty ? "" : "\u{1b}[\(code)m"
                    current = code
                }
                text += cell.text
            }
            text += current.isEmpty ? "\n" : "\u{1b}[0m\n"
        }
        return text
    }

    /// The parameters of the control sequence for a cell; empty for plain text.
    private static func code(of cell: DrawnCell, _ connectors: Set<Int>, _ folds: Set<Int>) -> String {
        switch cell.part {
        case .blank: ""
        case .line: cell.isHeavy ? "1;33" : ""
        case .edgeLabel: "2"
        case .groupFrame: "34"
        case .groupTitle: "1;34"
        case .nodeFrame(let node), .label(let node):
            cell.isHeavy ? "1;33" : connectors.contains(node) ? "36" : folds.contains(node) ? "35" : ""
        }
    }
}
