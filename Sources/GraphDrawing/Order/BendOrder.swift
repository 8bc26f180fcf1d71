/// The order of nodes and shared bends in each layer, made from the order in which each line has bends of its own.
///
/// Nodes keep the order that was found for them. A shared bend begins at the median of the bends that it stands for, and
/// is then moved along its layer to where the fewest lines cross (sifting: Matuszewski, Schönfeld, Molitor 1999).
struct BendOrder {
    private(set) var order: LayerOrder
    private let graph: LayeredGraph
    private let isFree: [Bool]
    private static let rounds = 6
    /// At most so many pairs of an item and a neighbour are looked at in all.
    private static let work = 12_000_000

    init(_ graph: LayeredGraph, tracks: LayeredGraph, _ tracksOrder: LayerOrder, lines: Int) {
        self.graph = graph
        var places = [[Int]](repeating: [], count: graph.itemCount)
        for line in 0..<lines {
            for (own, shared) in zip(tracks.bends(of: line), graph.bends(of: line)) {
                places[shared].append(tracksOrder.place[own])
            }
        }
        for node in 0..<graph.nodeCount { places[node] = [tracksOrder.place[node]] }
        let middle = places.map { places in
            let sorted = places.sorted()
            return sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
        }
        order = LayerOrder(graph) { (middle[$0], $0) < (middle[$1], $1) }
        isFree = (0..<graph.itemCount).map { graph.isBend($0) }
        improve()
    }

    /// Moves only the items that are free, from an order that is otherwise kept.
    init(_ graph: LayeredGraph, keeping order: LayerOrder, free: [Bool]) {
        self.graph = graph
        self.order = order
        isFree = free
        improve()
    }

    /// The order of bends of its own for each line that goes with an order of shared ones: those of one shared bend stand
    /// as the lines' next nodes do.
    static func tracks(_ tracks: LayeredGraph, of graph: LayeredGraph, _ order: LayerOrder, lines: Int) -> LayerOrder {
        var keys = (0..<tracks.itemCount).map { $0 < graph.nodeCount ? (order.place[$0], 0, 0) : (0, 0, 0) }
        for line in 0..<lines {
            let own = tracks.bends(of: line)
            guard let last = tracks.routes[line].last, let first = tracks.routes[line].first, !own.isEmpty else {
                continue
            }
            let source = order.place[tracks.segments[first].upper]
            let target = order.place[tracks.segments[last].lower]
            for (bend, shared) in zip(own, graph.bends(of: line)) {
                keys[bend] = (order.place[shared], source, target)
            }
        }
        return LayerOrder(tracks) { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
    }

    private mutating func improve() {
        var work = 0
        for round in 0..<Self.rounds {
            var saved = 0
            for step in 0..<graph.layerCount {
                let layer = round % 2 == 0 ? step : graph.layerCount - 1 - step
                for item in order.layers[layer] where isFree[item] {
                    guard work < Self.work else { return }
                    saved += sift(item, layer, &work)
                }
            }
            if saved == 0 { return }
        }
    }

    /// Moves a bend to its best place; says how many crossings that saves.
    private mutating func sift(_ item: Int, _ layer: Int, _ work: inout Int) -> Int {
        var items = order.layers[layer]
        let from = order.place[item]
        let (above, below) = (graph.upper[item].map { order.place[$0] }, graph.lower[item].map { order.place[$0] })
        // The cost of each place less that of the first one.
        var (cost, here, least, best) = (0, 0, 0, 0)
        var slot = 0
        for other in items where other != item {
            cost +=
                Self.gain(above, graph.upper[other], order.place) + Self.gain(below, graph.lower[other], order.place)
            work += graph.upper.degree(other) + graph.lower.degree(other) + 2
            slot += 1
            if slot == from { here = cost }
            if cost < least || (cost == least && abs(slot - from) < abs(best - from)) { (least, best) = (cost, slot) }
        }
        guard least < here else { return 0 }
        items.remove(at: from)
        items.insert(item, at: best)
        order.arrange(layer, items)
        return here - least
    }

    /// How many more lines cross when the item stands right of the other than left of it.
    private static func gain(_ own: [Int], _ others: ArraySlice<Int>, _ place: [Int]) -> Int {
        var gain = 0
        for other in others {
            let column = place[other]
            for mine in own { gain += column > mine ? 1 : column < mine ? -1 : 0 }
        }
        return gain
    }
}
