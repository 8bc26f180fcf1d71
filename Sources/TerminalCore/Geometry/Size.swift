/// The extent of a screen or frame in character cells; neither side is ever negative.
package struct Size: Sendable, Hashable {
    /// Cells across.
    package var columns: Int
    /// Cells down.
    package var rows: Int

    /// Makes a size; negative sides become zero.
    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}
