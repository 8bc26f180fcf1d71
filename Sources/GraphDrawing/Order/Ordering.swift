/// An order of the items in each layer with few crossings.
///
/// The same graph is ordered in the same way on every machine: the search is bounded by the work it does, not by a
/// clock, and what it does by chance comes from a fixed seed.
struct Ordering {
    /// The order of the items in each layer.
    let order: LayerOrder
    /// The crossings of this order.
    let crossings: Int

    /// Orders a layered graph.
    ///
    /// - Parameters:
    ///   - start: the order to begin with, such as that of the graph before a change: what need not be moved stays.
    ///     Items that it leaves out join near their neighbours; what the graph has not is passed over.
    ///   - share: the part of the effort's work that may be done, as a divisor.
    init(_ graph: LayeredGraph, effort: Effort = .stable, start: [[Int]]? = nil, share: Int = 1) {
        let arrangement = Arrangement(graph)
        let search = OrderSearch(
            arrangement, work: effort.work(nodes: graph.nodeCount) / share, patience: effort.patience)
        if let start {
            search.run(from: start, seekingFurther: effort == .best)
        } else {
            search.run()
        }
        order = LayerOrder(layers: arrangement.layers, itemCount: arrangement.itemCount)
        crossings = search.crossings
    }
}

extension Effort {
    /// The budget for a graph of so many nodes, in units of `Arrangement.work`, of which about a million fit into a
    /// millisecond. It grows with the graph up to a limit: the greater the graph, the less is done for each node.
    func work(nodes: Int) -> Int {
        let million = 1_000_000
        switch (self, nodes) {
        case (.quick, _): return min(20 * million, 5_000 * nodes)
        case (.stable, ...30): return 9 * million
        case (.stable, ...2_000): return min(110, 24 + max(0, nodes - 120)) * million
        case (.stable, _): return 30 * million
        case (.best, ...120): return max(80, 4 * (nodes - 10)) * million
        case (.best, _): return min(2_500, 440 + 15 * (nodes - 120)) * million
        }
    }

    /// The disturbed orders that are tried in vain before the search ends.
    var patience: Int { self == .stable ? 1 : 120 }
}
