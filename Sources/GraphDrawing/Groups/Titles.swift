extension Layout {
    /// Finds a place for each group's title in the upper side of its frame, else in the lower one, where no line passes;
    /// where there is none long enough, as much of the title as fits.
    mutating func placeTitles(_ graph: Graph) {
        titles = frames.indices.map { group in
            guard let frame = frames[group], graph.groups[group].titleWidth > 0 else { return nil }
            let wanted = graph.groups[group].titleWidth
            let rows = [frame.row, frame.rows.upperBound - 1]
            let stretches = rows.map { stretch(in: frame, row: $0, atLeast: wanted + 2) }
            guard
                let best = stretches.first(where: { $0.count >= wanted + 2 })
                    ?? stretches.max(by: { $0.count < $1.count }),
                let row = stretches.firstIndex(of: best).map({ rows[$0] }), best.count > 2
            else { return nil }
            return Box(
                column: best.lowerBound + 1, row: row, width: min(wanted, best.count - 2), height: 1)
        }
    }

    /// The width of each frame that it would need for its title; 0 where all of it is there, or nothing more would help.
    func widthsForTitles(_ graph: Graph) -> [Int] {
        frames.indices.map { group in
            guard let frame = frames[group] else { return 0 }
            let missing = graph.groups[group].titleWidth - (titles[group]?.width ?? 0)
            // Beside what stands in the frame now there is then room for the title and the blanks around it.
            return missing > 0 && frame.width < Self.widestFrame
                ? frame.width + (titles[group] == nil ? graph.groups[group].titleWidth + 2 : missing) : 0
        }
    }

    /// Frames that are wider are not widened for their titles.
    private static let widestFrame = 2_000

    /// The first columns of a frame's side, within the corners, that no line passes and that are so many; or the most.
    private func stretch(in frame: Box, row: Int, atLeast wanted: Int) -> Range<Int> {
        let inside = (frame.column + 1)..<max(frame.column + 1, frame.columns.upperBound - 1)
        var passed = Set<Int>()
        for path in edges {
            for (one, next) in zip(path.points, path.points.dropFirst())
            where one.column == next.column && inside.contains(one.column) {
                if (min(one.row, next.row)...max(one.row, next.row)).contains(row) { passed.insert(one.column) }
            }
            if path.points.count == 1, path.points[0].row == row { passed.insert(path.points[0].column) }
        }
        var best = inside.lowerBound..<inside.lowerBound
        var start = inside.lowerBound
        for column in inside.lowerBound...inside.upperBound where column == inside.upperBound || passed.contains(column)
        {
            if start < column, (start..<column).count > best.count {
                best = start..<column
                if best.count >= wanted { return best }
            }
            start = column + 1
        }
        return best
    }
}
