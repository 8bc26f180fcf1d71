/// A cell's place; column 0, row 0 is the top left.
package struct Point: Sendable, Hashable {
    /// Cells from the left edge.
    package var column: Int
    /// Cells from the top edge.
    package var row: Int

    /// Makes a point; it may lie outside of any frame.
    package init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}
