/// A table of text as Markdown has it, its columns aligned for the terminal.
package struct TextTable: Sendable {
    private var rows: [[String]]

    /// Takes the titles of the columns.
    package init(_ titles: [String]) {
        rows = [titles]
    }

    /// Adds a row, with a cell for each column.
    package mutating func add(_ cells: [String]) {
        precondition(cells.count == rows[0].count, "a row has a cell for each column")
        rows.append(cells)
    }

    /// The table.
    package var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            "| " + row.indices.map { pad(row[$0], to: widths[$0]) }.joined(separator: " | ") + " |"
        }
        lines.insert(
            "|" + widths.map { String(repeating: "-", count: $0 + 1) + ":" }.joined(separator: "|") + "|", at: 1)
        return lines.joined(separator: "\n")
    }

    private func pad(_ cell: String, to width: Int) -> String {
        String(repeating: " ", count: width - cell.count) + cell
    }
}
