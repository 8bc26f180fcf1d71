/// Exchanges neighbours while that saves crossings (Gansner, Koutsofios, North, Vo, "A technique for drawing directed
/// graphs", 1993, section 3.2).
struct Transposition {
    private var lower: Adjacency
    private var upper: Adjacency

    init(_ graph: LayeredGraph) {
        lower = graph.lower
        upper = graph.upper
    }

    /// One pass over all layers; exchanges that change nothing are made too when `takingTies`. Says how many crossings
    /// were saved.
    mutating func pass(_ order: inout LayerOrder, takingTies: Bool) -> Int {
        order.layers.indices.reduce(0) { $0 + pass(layer: $1, &order, takingTies: takingTies) }
    }

    private mutating func pass(layer: Int, _ order: inout LayerOrder, takingTies: Bool) -> Int {
        let count = order.layers[layer].count
        guard count > 1 else { return 0 }
        for item in order.layers[layer] {
            lower.sort(item, by: order.place)
            upper.sort(item, by: order.place)
        }
        var saved = 0
        for index in 0..<(count - 1) {
            let (left, right) = (order.layers[layer][index], order.layers[layer][index + 1])
            let gain =
                Self.gain(left, right, lower, order.place) + Self.gain(left, right, upper, order.place)
            if gain > 0 || (gain == 0 && takingTies) {
                order.exchange(layer, at: index)
                saved += gain
            }
        }
        return saved
    }

    /// Crossings of `left` before `right`, less those of `right` before `left`, by merging their sorted neighbours.
    private static func gain(_ left: Int, _ right: Int, _ adjacency: Adjacency, _ place: [Int]) -> Int {
        let (leftEnd, rightEnd) = (adjacency.offsets[left + 1], adjacency.offsets[right + 1])
        var (first, notAfter, before, gain) = (adjacency.offsets[left], adjacency.offsets[right], 0, 0)
        var strictlyBefore = notAfter
        let start = notAfter
        while first < leftEnd {
            let limit = place[adjacency.neighbours[first]]
            while strictlyBefore < rightEnd, place[adjacency.neighbours[strictlyBefore]] < limit { strictlyBefore += 1 }
            notAfter = max(notAfter, strictlyBefore)
            while notAfter < rightEnd, place[adjacency.neighbours[notAfter]] == limit { notAfter += 1 }
            before = strictlyBefore - start
            gain += before - (rightEnd - notAfter)
            first += 1
        }
        return gain
    }
}
