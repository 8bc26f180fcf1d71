/// A picture of the whole screen as a value: rows of cells, and where the cursor stands.
///
/// Writing clips at the border and never fails. A wide character always owns two cells; where only half of it
/// would be left, by clipping or overwriting, blanks stand instead.
package struct Frame: Sendable, Hashable {
    /// The extent of the picture.
    package let size: Size
    /// Where the cursor is shown; nil hides it.
    package var cursor: Point?
    /// The cells row by row.
    private var cells: [Cell]

    /// Makes a blank picture.
    package init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.columns * size.rows)
    }

    /// The cell at a place; blank outside of the frame.
    package subscript(column column: Int, row row: Int) -> Cell {
        contains(column: column, row: row) ? cells[row * size.columns + column] : .blank
    }

    /// Writes text of one line from a point to the right and gives back the number of columns that it changed.
    ///
    /// The text should have gone through `safe(_:)`; a character that has no width of its own and no glyph before
    /// it is left out, a control character is written as `?`.
    @discardableResult
    package mutating func write(
        _ text: String, at point: Point, style: Style = .plain, clippedTo clip: Rectangle? = nil
    ) -> Int {
        let whole = Rectangle(size)
        let area = clip.map(whole.intersection) ?? whole
        guard area.rowRange.contains(point.row) else { return 0 }
        var column = point.column
        var written = 0
        for glyph in Glyphs(text) {
            guard column < area.endColumn else { break }
            written += place(glyph, style: style, column: column, row: point.row, within: area.columnRange)
            column += glyph.width
        }
        return written
    }

    /// Fills a rectangle with a cell; a wide character is repeated, and an odd column at the end becomes blank.
    package mutating func fill(_ rectangle: Rectangle, with cell: Cell = .blank) {
        let area = rectangle.intersection(Rectangle(size))
        guard !area.isEmpty, let glyph = Glyphs(cell.text).first(where: { !$0.text.isEmpty }) else { return }
        for row in area.rowRange {
            for column in stride(from: area.column, to: area.endColumn, by: glyph.width) {
                _ = place(glyph, style: cell.style, column: column, row: row, within: area.columnRange)
            }
        }
    }

    /// Changes the style of the cells of a rectangle and leaves their glyphs.
    package mutating func restyle(_ rectangle: Rectangle, _ change: (inout Style) -> Void) {
        let area = rectangle.intersection(Rectangle(size))
        for row in area.rowRange {
            for column in area.columnRange { change(&cells[row * size.columns + column].style) }
        }
    }

    /// The text of each row without its trailing blanks.
    package var lines: [String] {
        (0..<size.rows).map { row in
            var line = ""
            var blanks = 0
            for cell in self.row(row) {
                if cell.text == " " {
                    blanks += 1
                } else if !cell.text.isEmpty {
                    line.append(String(repeating: " ", count: blanks))
                    line.append(cell.text)
                    blanks = 0
                }
            }
            return line
        }
    }

    /// All rows, joined by newlines.
    package var text: String { lines.joined(separator: "\n") }

    /// The cells of one row from left to right.
    package func row(_ row: Int) -> ArraySlice<Cell> {
        cells[row * size.columns..<(row + 1) * size.columns]
    }

    private func contains(column: Int, row: Int) -> Bool {
        column >= 0 && column < size.columns && row >= 0 && row < size.rows
    }
}

extension Frame {
    /// Puts one glyph, or blanks for the part of it that is inside, and says how many columns it changed.
    private mutating func place(
        _ glyph: Glyph, style: Style, column: Int, row: Int, within columns: Range<Int>
    ) -> Int {
        let covered = (column..<column + glyph.width).clamped(to: columns)
        guard !covered.isEmpty else { return 0 }
        separate(covered, row: row)
        let start = row * size.columns
        if covered.count == glyph.width {
            cells[start + column] = Cell(text: glyph.text, style: style)
            for rest in covered.dropFirst() { cells[start + rest] = Cell(text: "", style: style) }
        } else {
            for place in covered { cells[start + place] = Cell(text: " ", style: style) }
        }
        return covered.count
    }

    /// Blanks the halves that would be left of wide characters at both ends of what is overwritten.
    private mutating func separate(_ covered: Range<Int>, row: Int) {
        let start = row * size.columns
        if cells[start + covered.lowerBound].isContinuation, covered.lowerBound > 0 {
            cells[start + covered.lowerBound - 1].text = " "
        }
        if covered.upperBound < size.columns, cells[start + covered.upperBound].isContinuation {
            cells[start + covered.upperBound].text = " "
        }
    }
}
