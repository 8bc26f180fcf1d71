import TerminalCore

/// Lines in a frame, of which as many are in sight as there is room for.
struct TextBox {
    let box: Rectangle
    let lines: [StyledText]

    /// Lines in sight at once.
    var rows: Int { max(box.rows - 2, 1) }
    /// The top line when the end is in sight.
    var lastTop: Int { max(lines.count - rows, 0) }

    /// The top line nearest to this one that there is.
    func top(near line: Int) -> Int { min(max(line, 0), lastTop) }

    /// Draws the lines from one of them on, and how many are below.
    func draw(title: String, from line: Int, signs: Signs, _ frame: inout Frame) {
        frame.box(box, title: title, signs: signs)
        let inner = box.inset(columns: 2, rows: 1)
        let top = top(near: line)
        for (row, line) in lines.dropFirst(top).prefix(rows).enumerated() {
            frame.write(line, in: inner, row: row, signs: signs)
        }
        let below = lines.count - top - rows
        guard below > 0 else { return }
        let bottom = Rectangle(column: inner.column, row: box.endRow - 1, columns: inner.columns, rows: 1)
        frame.write(trailing: StyledText(" \(below) more \(signs.below) "), in: bottom, signs: signs)
    }
}
