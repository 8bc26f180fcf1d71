/// The same order of places in less room: what stands beyond two walls is moved between them, its neighbours as far as
/// that needs, and then all is straightened again.
struct Narrowing {
    private let graph: LayeredGraph
    private let order: LayerOrder
    private let spacing: Spacing
    private let place: [Int]

    private static let comparisons = 40

    init(_ graph: LayeredGraph, _ order: LayerOrder, _ spacing: Spacing, _ place: [Int]) {
        (self.graph, self.order, self.spacing, self.place) = (graph, order, spacing, place)
    }

    /// The places that all take now.
    var range: ClosedRange<Int> {
        var (low, high) = (Int.max, Int.min)
        for item in place.indices {
            let extent = spacing.extent(item)
            (low, high) = (min(low, place[item] - extent.before), max(high, place[item] + extent.after))
        }
        return low <= high ? low...high : 0...0
    }

    /// The fewest places in which all layers have room.
    var leastWidth: Int {
        order.layers.lazy.map { layer in
            guard let first = layer.first, let last = layer.last else { return 0 }
            let between = zip(layer, layer.dropFirst()).reduce(0) { $0 + spacing.distance($1.0, $1.1) }
            return spacing.extent(first).before + between + spacing.extent(last).after + 1
        }.max() ?? 0
    }

    /// All in so many places, which must be at least the least width.
    func narrowed(to width: Int) -> [Int] {
        let range = range
        guard width < range.count else { return place }
        // Some walls are compared, not all: each comparison looks at all items.
        let starts = stride(
            from: range.lowerBound, through: range.upperBound - width + 1,
            by: max(1, (range.count - width) / Self.comparisons))
        let costs = starts.map { (start: $0, moved: moved(between: $0, $0 + width - 1)) }
        guard let best = costs.min(by: { $0.moved < $1.moved }) else { return place }
        let walls = best.start...(best.start + width - 1)
        var straightening = Straightening(graph, order, spacing, clamped(to: walls), walls: walls)
        straightening.run()
        return straightening.place
    }

    /// How far items stand beyond two walls, in all.
    private func moved(between low: Int, _ high: Int) -> Int {
        place.indices.reduce(0) { sum, item in
            let extent = spacing.extent(item)
            return sum + max(0, low - (place[item] - extent.before)) + max(0, place[item] + extent.after - high)
        }
    }

    private func clamped(to walls: ClosedRange<Int>) -> [Int] {
        var place = place
        for layer in order.layers {
            for (index, item) in layer.enumerated().reversed() {
                let limit =
                    index + 1 < layer.count
                    ? place[layer[index + 1]] - spacing.distance(item, layer[index + 1])
                    : walls.upperBound - spacing.extent(item).after
                place[item] = min(place[item], limit)
            }
            for (index, item) in layer.enumerated() {
                let limit =
                    index > 0
                    ? place[layer[index - 1]] + spacing.distance(layer[index - 1], item)
                    : walls.lowerBound + spacing.extent(item).before
                place[item] = max(place[item], limit)
            }
        }
        return place
    }
}
