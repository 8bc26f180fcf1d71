/// An order of the items in each layer with few crossings.
struct Ordering {
    /// The items of each layer, in order.
    let layers: [[Int]]
    /// The place of each item in its layer.
    let place: [Int]
    /// The crossings of this order.
    let crossings: Int

    /// How much work the search for few crossings may do.
    enum Effort: Sendable, Hashable {
        /// A live screen's share of a moment.
        case stable
        /// Seconds for large graphs.
        case best
    }

    init(_ graph: LayeredGraph, effort: Effort = .stable, start: [[Int]]? = nil) {
        let arrangement = Arrangement(graph)
        let search = OrderSearch(arrangement)
        search.run(effort, nodes: graph.nodeCount)
        layers = arrangement.layers
        var place = [Int](repeating: 0, count: arrangement.itemCount)
        for item in 0..<arrangement.itemCount { place[item] = arrangement.place[item] }
        self.place = place
        crossings = search.crossings
    }
}
