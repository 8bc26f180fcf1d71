import GraphDrawing

/// Who stands beside whom in a drawing.
extension Drawing {
    /// The one of some tasks whose middle is nearest to that of a task, the leftmost of several.
    func nearest(to task: Int, among others: [Int]) -> Int? {
        others.min { (distance($0, task), center(of: $0)) < (distance($1, task), center(of: $1)) }
    }

    /// The task so many places to the right in the same rows.
    func neighbour(of task: Int, places: Int) -> Int? {
        let rows = layout.nodes[task].rows
        let beside = layout.nodes.indices.filter { layout.nodes[$0].rows.overlaps(rows) }
            .sorted { layout.nodes[$0].column < layout.nodes[$1].column }
        guard let place = beside.firstIndex(of: task), beside.indices.contains(place + places) else { return nil }
        return beside[place + places]
    }

    /// The task nearest to a task's column among those that begin in the row that lies about so many rows below it, or
    /// at the end.
    func task(nearestTo task: Int, rowsAway rows: Int) -> Int? {
        let wanted = layout.nodes[task].row + rows
        let row = layout.nodes.map(\.row).min { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) }
        return nearest(to: task, among: layout.nodes.indices.filter { layout.nodes[$0].row == row })
    }

    private func distance(_ one: Int, _ other: Int) -> Int { abs(center(of: one) - center(of: other)) }
}
