/// Counts crossings between neighbouring layers with an accumulator tree (Barth, Jünger, Mutzel, "Simple and efficient
/// bilayer cross counting", 2002).
struct CrossingCount {
    private let arrangement: Arrangement
    private let tree: Numbers

    init(_ arrangement: Arrangement) {
        self.arrangement = arrangement
        tree = arrangement.memory.numbers(4 * max(1, arrangement.greatestWidth))
    }

    /// The crossings of all segments.
    func all() -> Int { (0..<max(0, arrangement.layerCount - 1)).reduce(0) { $0 + between($1) } }

    /// The crossings of the segments from this layer to the one below.
    func between(_ layer: Int) -> Int {
        let (lower, place, order) = (arrangement.lower, arrangement.place, arrangement.order)
        var leaves = 1
        while leaves < arrangement.width(layer + 1) { leaves *= 2 }
        tree.fill(0, upTo: 2 * leaves)
        var crossings = 0
        for index in arrangement.range(layer) {
            let segments = lower.range(order[index])
            // Segments of one item do not cross each other: all are counted before any is entered.
            for segment in segments { crossings += countAfter(place[lower.items[segment]] + leaves) }
            for segment in segments { enter(place[lower.items[segment]] + leaves) }
            arrangement.work += 1 + 8 * segments.count
        }
        return crossings
    }

    private func countAfter(_ leaf: Int) -> Int {
        var node = leaf
        var count = 0
        while node > 1 {
            if node & 1 == 0 { count += tree[node + 1] }
            node >>= 1
        }
        return count
    }

    private func enter(_ leaf: Int) {
        var node = leaf
        while node > 0 {
            tree[node] += 1
            node >>= 1
        }
    }
}
