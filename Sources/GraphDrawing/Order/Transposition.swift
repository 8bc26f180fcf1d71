/// Exchanges neighbours while that saves crossings (Gansner, Koutsofios, North, Vo, "A technique for drawing directed
/// graphs", 1993, section 3.2).
struct Transposition {
    private let lower: Adjacency
    private let upper: Adjacency
    /// The sorted places of the neighbours of the layer at hand, below and above, item after item.
    private var places: [Int] = []
    /// Where in `places` those of each item begin: below, above, and the end.
    private var spans: [Span] = []

    private struct Span {
        var below: Int
        var above: Int
        var end: Int
    }

    init(_ graph: LayeredGraph) {
        lower = graph.lower
        upper = graph.upper
    }

    /// One pass over all layers; exchanges that change nothing are made too when `takingTies`. Says how many crossings
    /// were saved.
    mutating func pass(_ order: inout LayerOrder, takingTies: Bool) -> Int {
        var saved = 0
        for layer in order.layers.indices where order.layers[layer].count > 1 {
            saved += pass(layer: layer, &order, takingTies: takingTies)
        }
        return saved
    }

    private mutating func pass(layer: Int, _ order: inout LayerOrder, takingTies: Bool) -> Int {
        var items = order.layers[layer]
        gather(items, order.place)
        var saved = 0
        var changed = false
        for index in 0..<(items.count - 1) {
            let (left, right) = (spans[index], spans[index + 1])
            let gain =
                Self.gain(places, left.below, left.above, right.below, right.above)
                + Self.gain(places, left.above, left.end, right.above, right.end)
            guard gain > 0 || (gain == 0 && takingTies) else { continue }
            items.swapAt(index, index + 1)
            spans.swapAt(index, index + 1)
            saved += gain
            changed = true
        }
        if changed { order.arrange(layer, items) }
        return saved
    }

    private mutating func gather(_ items: [Int], _ place: [Int]) {
        places.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        for item in items {
            var span = Span(below: places.count, above: 0, end: 0)
            append(lower, item, place)
            span.above = places.count
            append(upper, item, place)
            span.end = places.count
            spans.append(span)
        }
    }

    /// Sorted by insertion, as most items have two or three neighbours.
    private mutating func append(_ adjacency: Adjacency, _ item: Int, _ place: [Int]) {
        let range = adjacency.offsets[item]..<adjacency.offsets[item + 1]
        if range.count == 1 {
            places.append(place[adjacency.neighbours[range.lowerBound]])
            return
        }
        let start = places.count
        for index in range {
            let key = place[adjacency.neighbours[index]]
            var slot = places.count
            places.append(key)
            while slot > start, places[slot - 1] > key {
                places[slot] = places[slot - 1]
                slot -= 1
            }
            places[slot] = key
        }
    }

    /// Crossings of the left item before the right one, less those of the right before the left, by merging the sorted
    /// places of their neighbours.
    private static func gain(_ places: [Int], _ left: Int, _ leftEnd: Int, _ right: Int, _ rightEnd: Int) -> Int {
        if left == leftEnd || right == rightEnd { return 0 }
        var (before, upTo, gain) = (right, right, 0)
        for index in left..<leftEnd {
            let limit = places[index]
            while before < rightEnd, places[before] < limit { before += 1 }
            upTo = max(upTo, before)
            while upTo < rightEnd, places[upTo] == limit { upTo += 1 }
            gain += (before - right) - (rightEnd - upTo)
        }
        return gain
    }
}
