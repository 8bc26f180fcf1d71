/// An order of the items in each layer with few crossings.
///
/// From several starts: sweeps down and up, by median and by mean in turn, each followed by transposition until it
/// saves nothing; the best order of all is kept. The work is bounded by the size of the graph, not by a clock, so that
/// the same graph is always drawn in the same way.
struct Ordering {
    /// The items of each layer, in order.
    let layers: [[Int]]
    /// The place of each item in its layer.
    let place: [Int]
    /// The crossings of this order.
    let crossings: Int

    /// At most about this many items and segments are looked at in all, and for each start at least one sweep is made.
    private static let work = 2_000_000
    private static let sweepsWithoutGain = 6
    private static let passes = 12

    init(_ graph: LayeredGraph) {
        var search = Search(graph)
        let starts = StartingOrder.allCases
        for (index, start) in starts.enumerated() where search.best?.crossings != 0 {
            search.improve(start.order(graph), work: Self.work / starts.count * (index + 1))
        }
        let best = search.best ?? (LayerOrder(layers: [], itemCount: 0), 0)
        layers = best.order.layers
        place = best.order.place
        crossings = best.crossings
    }

    private struct Search {
        let graph: LayeredGraph
        private(set) var best: (order: LayerOrder, crossings: Int)?
        private var transposition: Transposition
        private var count = CrossingCount()
        private var done = 0

        init(_ graph: LayeredGraph) {
            self.graph = graph
            transposition = Transposition(graph)
        }

        /// Sweeps until nothing is gained any more, or until this much work is done in all.
        mutating func improve(_ start: LayerOrder, work: Int) {
            var order = start
            var least = Int.max
            var idle = 0
            var number = 0
            while least > 0, idle < Ordering.sweepsWithoutGain, number == 0 || done < work {
                Sweep(measure: number % 4 < 2 ? .median : .mean, down: number % 2 == 0).run(graph, &order)
                let crossings = settle(&order)
                idle = crossings < least ? 0 : idle + 1
                least = min(least, crossings)
                number += 1
            }
        }

        /// Transposes until nothing is saved, ties taken in every other pass, and remembers what is the best so far.
        private mutating func settle(_ order: inout LayerOrder) -> Int {
            let size = graph.itemCount + graph.lower.neighbours.count
            done += 2 * size
            for pass in 0..<Ordering.passes {
                done += size
                if transposition.pass(&order, takingTies: pass % 2 == 1) == 0 { break }
            }
            let crossings = count.all(graph, order)
            if crossings < best?.crossings ?? .max { best = (order, crossings) }
            return crossings
        }
    }
}
