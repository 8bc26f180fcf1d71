import GraphDrawing

/// Who stands beside whom in a drawing.
extension Drawing {
    /// The one of some tasks whose middle is nearest to that of a task, the leftmost of several.
    func nearest(to task: Int, among others: [Int]) -> Int? {
        others.min { (distance($0, task), center(of: $0)) < (distance($1, task), center(of: $1)) }
    }

    /// The task so many places to the right in the same layer.
    func neighbour(of task: Int, places: Int) -> Int? {
        guard let layer = layout.layers.first(where: { $0.contains(task) }),
            let place = layer.firstIndex(of: task), layer.indices.contains(place + places)
        else { return nil }
        return layer[place + places]
    }

    /// The task nearest to a task's column in the layer that lies about so many rows below it, or at the end.
    func task(nearestTo task: Int, rowsAway rows: Int) -> Int? {
        let wanted = layout.nodes[task].row + rows
        let layers = layout.layers.filter { !$0.isEmpty }
        let layer = layers.min { abs(row(of: $0) - wanted) < abs(row(of: $1) - wanted) }
        return layer.flatMap { nearest(to: task, among: $0) }
    }

    private func row(of layer: [Int]) -> Int { layout.nodes[layer[0]].row }

    private func distance(_ one: Int, _ other: Int) -> Int { abs(center(of: one) - center(of: other)) }
}
