extension Box {
    func moved(columns: Int, rows: Int) -> Box {
        Box(column: column + columns, row: row + rows, width: width, height: height)
    }
}

extension Layout {
    /// The same drawing in another place; its size is not changed.
    func moved(columns: Int, rows: Int) -> Layout {
        var layout = self
        for index in nodes.indices { layout.nodes[index] = nodes[index].moved(columns: columns, rows: rows) }
        for index in frames.indices { layout.frames[index] = frames[index]?.moved(columns: columns, rows: rows) }
        for index in titles.indices { layout.titles[index] = titles[index]?.moved(columns: columns, rows: rows) }
        for edge in edges.indices {
            layout.edges[edge].label = edges[edge].label?.moved(columns: columns, rows: rows)
            for point in edges[edge].points.indices {
                layout.edges[edge].points[point].column += columns
                layout.edges[edge].points[point].row += rows
            }
        }
        return layout
    }

    /// Moves all so that the drawing begins in the upper left cell, and takes its size anew.
    mutating func moveToOrigin() {
        let boxes = nodes + frames.compactMap { $0 } + edges.compactMap(\.label)
        var (left, top, right, bottom) = (Int.max, Int.max, Int.min, Int.min)
        for box in boxes {
            (left, top) = (min(left, box.column), min(top, box.row))
            (right, bottom) = (max(right, box.columns.upperBound), max(bottom, box.rows.upperBound))
        }
        for point in edges.lazy.flatMap(\.points) {
            (left, top) = (min(left, point.column), min(top, point.row))
            (right, bottom) = (max(right, point.column + 1), max(bottom, point.row + 1))
        }
        guard left <= right else { return }
        self = moved(columns: -left, rows: -top)
        width = right - left
        height = bottom - top
    }
}
