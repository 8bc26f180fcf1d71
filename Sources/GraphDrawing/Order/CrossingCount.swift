/// Counts crossings between neighbouring layers with an accumulator tree (Barth, Jünger, Mutzel, "Simple and efficient
/// bilayer cross counting", 2002).
struct CrossingCount {
    private var tree: [Int] = []
    private var places: [Int] = []

    /// The crossings of all segments.
    mutating func all(_ graph: LayeredGraph, _ order: LayerOrder) -> Int {
        (0..<max(0, order.layers.count - 1)).reduce(0) { $0 + between($1, graph, order) }
    }

    /// The crossings of the segments from this layer to the one below.
    mutating func between(_ layer: Int, _ graph: LayeredGraph, _ order: LayerOrder) -> Int {
        let width = order.layers[layer + 1].count
        var leaves = 1
        while leaves < width { leaves *= 2 }
        tree.removeAll(keepingCapacity: true)
        tree.append(contentsOf: repeatElement(0, count: 2 * leaves))
        var crossings = 0
        for item in order.layers[layer] {
            places.removeAll(keepingCapacity: true)
            for target in graph.lower[item] { places.append(order.place[target]) }
            // Segments of one item do not cross each other: all are counted before any is entered.
            for place in places { crossings += countAfter(place + leaves) }
            for place in places { enter(place + leaves) }
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

    private mutating func enter(_ leaf: Int) {
        var node = leaf
        while node > 0 {
            tree[node] += 1
            node >>= 1
        }
    }
}
