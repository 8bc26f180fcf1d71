extension Frame {
    /// Neighbouring cells of one row that have to be drawn again.
    package struct Run: Sendable, Hashable {
        /// The place of the first cell.
        package var start: Point
        /// The new cells; a wide character is never split.
        package var cells: [Cell]

        /// Makes a run.
        package init(start: Point, cells: [Cell]) {
            self.start = start
            self.cells = cells
        }
    }

    /// What has to be drawn to turn the earlier frame into this one, by rows from the top.
    ///
    /// A frame of another size gives all rows whole. The cursor is not compared.
    package func differences(from earlier: Frame) -> [Run] {
        guard earlier.size == size else {
            guard size.columns > 0 else { return [] }
            return (0..<size.rows).map { run(row: $0, columns: 0..<size.columns) }
        }
        return (0..<size.rows).flatMap { index in
            changedColumns(row(index), earlier.row(index)).map { run(row: index, columns: $0) }
        }
    }

    private func run(row: Int, columns: Range<Int>) -> Run {
        let cells = self.row(row)
        let first = cells.startIndex
        return Run(
            start: Point(column: columns.lowerBound, row: row),
            cells: Array(cells[first + columns.lowerBound..<first + columns.upperBound]))
    }

    /// The ranges of columns that differ, each widened to whole characters of the new row.
    private func changedColumns(_ new: ArraySlice<Cell>, _ old: ArraySlice<Cell>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for (column, (cell, former)) in zip(new, old).enumerated() where cell != former {
            let lower = cell.isContinuation ? max(0, column - 1) : column
            let next = new.startIndex + column + 1
            let upper = next < new.endIndex && new[next].isContinuation ? column + 2 : column + 1
            if let last = ranges.last, lower <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, upper)
            } else {
                ranges.append(lower..<upper)
            }
        }
        return ranges
    }
}
