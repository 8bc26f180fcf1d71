/// The order of the items of each layer in which the items of a group stand together and no line of others leads through
/// its frame.
///
/// Within a group (and outside of all) there are lanes side by side: each group in it is one, and so are others that
/// are joined by lines while a group goes on beside them. Lanes have one order in all layers; at first that of the places
/// that were found without regard to groups. Then lanes change places, and items do within their lanes, while lines
/// cross less.
struct LaneOrder {
    private(set) var order: LayerOrder
    private let graph: LayeredGraph
    private let spans: GroupSpans
    /// The lanes of each group, and of the whole.
    private var levels: [(group: Int?, lanes: Lanes)] = []
    private static let rounds = 8

    init(_ graph: LayeredGraph, _ spans: GroupSpans, _ start: LayerOrder) {
        self.graph = graph
        self.spans = spans
        order = start
        arrange(nil, start.layers)
        var saved = true
        for _ in 0..<Self.rounds where saved { saved = improve() }
    }

    // MARK: - Lanes

    /// Arranges the items of a group (or all) in lanes, then those of each group in it.
    private mutating func arrange(_ group: Int?, _ items: [[Int]]) {
        let groups = group.map { spans.children[$0] } ?? spans.outermost
        guard !groups.isEmpty else { return }
        let lanes = Lanes(graph, spans, group, groups, items, order)
        var inLanes = items
        for layer in items.indices where lanes.isDivided(layer) {
            let own = items[layer]
            let slots = own.map { order.place[$0] }.sorted()
            let sorted = own.sorted {
                (lanes.rank(of: $0), order.place[$0]) < (lanes.rank(of: $1), order.place[$1])
            }
            var all = order.layers[layer]
            for (slot, item) in zip(slots, sorted) { all[slot] = item }
            order.arrange(layer, all)
            inLanes[layer] = sorted
        }
        for child in groups {
            arrange(child, inLanes.map { layer in layer.filter { spans.child(of: group, holding: $0) == child } })
        }
        levels.append((group, lanes))
    }

    // MARK: - Improvement

    /// Moves items within their lanes; says whether that saved a crossing.
    private mutating func improve() -> Bool {
        var saved = 0
        for step in 0..<(2 * graph.layerCount) {
            let layer = step < graph.layerCount ? step : 2 * graph.layerCount - 1 - step
            saved += exchange(layer)
        }
        return saved > 0
    }

    /// Exchanges neighbours of one lane while that saves crossings.
    private mutating func exchange(_ layer: Int) -> Int {
        var items = order.layers[layer]
        var saved = 0
        var again = true
        while again {
            again = false
            for index in items.indices.dropLast() where mayChange(items[index], items[index + 1], layer) {
                let gain = gain(items[index], items[index + 1])
                guard gain > 0 else { continue }
                items.swapAt(index, index + 1)
                order.arrange(layer, items)
                saved += gain
                again = true
            }
        }
        return saved
    }

    /// Whether two neighbours are in the same group, and in the same lane of it where it has several.
    private func mayChange(_ one: Int, _ other: Int, _ layer: Int) -> Bool {
        guard spans.groupOf[one] == spans.groupOf[other] else { return false }
        return levels.allSatisfy { group, lanes in
            group != spans.groupOf[one] || !lanes.isDivided(layer) || lanes.rank(of: one) == lanes.rank(of: other)
        }
    }

    private func gain(_ left: Int, _ right: Int) -> Int {
        gain(graph.lower[left], graph.lower[right]) + gain(graph.upper[left], graph.upper[right])
    }

    private func gain(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> Int {
        var gain = 0
        for one in left {
            for other in right { gain += (order.place[one] - order.place[other]).signum() }
        }
        return gain
    }
}
