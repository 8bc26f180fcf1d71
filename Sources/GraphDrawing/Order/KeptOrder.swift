/// An order that keeps that of an earlier drawing: nodes that were in it stand as they did, whatever is new and all
/// bends are put where the fewest lines cross. So a change of the graph moves little else.
struct KeptOrder {
    let order: LayerOrder

    /// The order of `tracks`, given that of the nodes in the layers of the earlier drawing.
    init(_ tracks: LayeredGraph, lines: [(Int, Int)], earlier: [[Int]]) {
        var place = [Double?](repeating: nil, count: tracks.itemCount)
        for layer in earlier {
            for (index, node) in layer.enumerated() where node < tracks.nodeCount {
                place[node] = (Double(index) + 0.5) / Double(layer.count)
            }
        }
        var free = place.map { $0 == nil }
        for node in 0..<tracks.nodeCount where place[node] == nil {
            let known = (tracks.lower[node] + tracks.upper[node]).compactMap { place[$0] }
            if !known.isEmpty { place[node] = known.reduce(0, +) / Double(known.count) }
        }
        for (line, ends) in lines.enumerated() {
            let (from, to) = (place[ends.0] ?? 0.5, place[ends.1] ?? 0.5)
            let bends = tracks.bends(of: line)
            for (index, bend) in bends.enumerated() {
                place[bend] = from + (to - from) * Double(index + 1) / Double(bends.count + 1)
                free[bend] = true
            }
        }
        let start = LayerOrder(tracks) { [place] in (place[$0] ?? 0.5, $0) < (place[$1] ?? 0.5, $1) }
        order = BendOrder(tracks, keeping: start, free: free).order
    }
}
