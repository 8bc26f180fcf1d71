/// A block of cells; an empty one contains no point.
package struct Rectangle: Sendable, Hashable {
    /// The leftmost column.
    package var column: Int
    /// The topmost row.
    package var row: Int
    /// Cells across.
    package var columns: Int
    /// Cells down.
    package var rows: Int

    /// Makes a rectangle; negative sides become zero.
    package init(column: Int, row: Int, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    /// The whole of a frame or screen of this size.
    package init(_ size: Size) {
        self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
    }

    /// The first column to the right of the rectangle.
    package var endColumn: Int { column + columns }
    /// The first row below the rectangle.
    package var endRow: Int { row + rows }
    /// The columns covered.
    package var columnRange: Range<Int> { column..<endColumn }
    /// The rows covered.
    package var rowRange: Range<Int> { row..<endRow }
    /// The top left cell.
    package var origin: Point { Point(column: column, row: row) }
    /// The extent without the place.
    package var size: Size { Size(columns: columns, rows: rows) }
    /// True where no cell is covered.
    package var isEmpty: Bool { columns == 0 || rows == 0 }

    /// True if the cell at the point is covered.
    package func contains(_ point: Point) -> Bool {
        columnRange.contains(point.column) && rowRange.contains(point.row)
    }

    /// The rectangle with so many cells taken off each of its left, right, top and bottom sides.
    package func inset(columns: Int, rows: Int) -> Rectangle {
        Rectangle(
            column: column + columns, row: row + rows,
            columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
    }

    /// The rectangle with the same number of cells taken off every side.
    package func inset(by cells: Int = 1) -> Rectangle {
        inset(columns: cells, rows: cells)
    }

    /// The cells that both rectangles cover; empty when they do not meet.
    package func intersection(_ other: Rectangle) -> Rectangle {
        let left = max(column, other.column)
        let top = max(row, other.row)
        return Rectangle(
            column: left, row: top,
            columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
    }
}
