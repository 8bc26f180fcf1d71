/// A drawing as rows of characters.
package struct TextWriter {
    /// Writes nothing but the characters.
    package init() {}

    /// The rows, each with a newline, without blanks at their ends.
    package func text(of drawing: DocumentDrawing) -> String {
        var text = ""
        for row in 0..<drawing.height {
            for cell in drawing.cells(row: row, columns: 0..<drawing.width).trimmed { text += cell.text }
            text += "\n"
        }
        return text
    }
}

extension [DrawnCell] {
    /// The cells without the blank ones at the end.
    var trimmed: ArraySlice<DrawnCell> {
        self[..<((lastIndex { $0.text != " " } ?? -1) + 1)]
    }
}
