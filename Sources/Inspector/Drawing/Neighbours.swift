import GraphDrawing

/// Who stands beside whom in a drawing. Layers lie across the way in which edges lead: side by side in rows if that is
/// down, one below the other in columns if it is to the right.
extension Layout {
    /// The middle of a node across the way in which edges lead.
    func middle(of node: Int) -> Int {
        let box = nodes[node]
        return direction == .down ? box.column + box.width / 2 : box.row + box.height / 2
    }

    /// The leftmost of the uppermost nodes or, if edges lead to the right, the uppermost of the leftmost.
    var firstNode: Int? {
        let uppermost = nodes.indices.min { extent(of: $0).lowerBound < extent(of: $1).lowerBound }
        return uppermost.flatMap { nodesBeside($0).first }
    }

    /// The rightmost of the lowermost nodes or, if edges lead to the right, the lowermost of the rightmost.
    var lastNode: Int? {
        let lowermost = nodes.indices.max { extent(of: $0).upperBound < extent(of: $1).upperBound }
        return lowermost.flatMap { nodesBeside($0).last }
    }

    /// The one of some nodes whose middle is nearest to that of a node; of several the leftmost or uppermost.
    func nearest(to node: Int, among others: [Int]) -> Int? {
        others.min { (distance($0, node), middle(of: $0)) < (distance($1, node), middle(of: $1)) }
    }

    /// The node so many places to the right of a node, or below it if edges lead to the right, among those that stand
    /// beside it. Layers are no help here: where parts are packed, one layer has nodes in many rows.
    func neighbour(of node: Int, places: Int) -> Int? {
        let beside = nodesBeside(node)
        guard let place = beside.firstIndex(of: node), beside.indices.contains(place + places) else { return nil }
        return beside[place + places]
    }

    /// The node that stands about so many rows below a node, or at the end: the one nearest to its column or, if edges
    /// lead to the right, one of those below or above it.
    func node(nearestTo node: Int, rowsAway rows: Int) -> Int? {
        let wanted = nodes[node].row + rows
        let candidates = direction == .down ? Array(nodes.indices) : nodesBeside(node)
        let row = candidates.map { nodes[$0].row }.min { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) }
        return nearest(to: node, among: candidates.filter { nodes[$0].row == row })
    }

    /// A node and those that share a row with it, from left to right; those that share a column with it, from top to
    /// bottom, if edges lead to the right.
    private func nodesBeside(_ node: Int) -> [Int] {
        let cells = extent(of: node)
        return nodes.indices.filter { extent(of: $0).overlaps(cells) }
            .sorted { (middle(of: $0), $0) < (middle(of: $1), $1) }
    }

    /// The cells of a node along the way in which edges lead.
    private func extent(of node: Int) -> Range<Int> { direction == .down ? nodes[node].rows : nodes[node].columns }

    private func distance(_ one: Int, _ other: Int) -> Int { abs(middle(of: one) - middle(of: other)) }
}
