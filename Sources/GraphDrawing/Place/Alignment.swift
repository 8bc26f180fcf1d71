/// Items that shall stand exactly above one another, as blocks: each item with its median neighbour where no line
/// between bends is crossed.
///
/// The first half of Brandes and Köpf, "Fast and simple horizontal coordinate assignment" (2001), for one of the four
/// combinations of looking up or down and of beginning left or right.
struct Alignment {
    /// The first item of each item's block.
    private(set) var root: [Int]
    private var next: [Int]

    init(_ graph: LayeredGraph, _ order: LayerOrder, conflicts: Set<Int>, upwards: Bool, fromRight: Bool) {
        root = Array(0..<graph.itemCount)
        next = root
        let adjacency = upwards ? graph.lower : graph.upper
        let layers = upwards ? order.layers.reversed() : order.layers
        for layer in layers {
            var limit = fromRight ? Int.max : -1
            for item in fromRight ? layer.reversed() : layer where adjacency.degree(item) > 0 {
                let sorted = adjacency[item].sorted { order.place[$0] < order.place[$1] }
                let (low, high) = ((sorted.count - 1) / 2, sorted.count / 2)
                for middle in fromRight ? [high, low] : [low, high] where next[item] == item {
                    let neighbour = sorted[middle]
                    let place = order.place[neighbour]
                    let free = fromRight ? place < limit : place > limit
                    guard free, !conflicts.contains(Self.key(item, neighbour, graph)) else { continue }
                    next[neighbour] = item
                    root[item] = root[neighbour]
                    next[item] = root[item]
                    limit = place
                }
            }
        }
    }

    static func key(_ one: Int, _ other: Int, _ graph: LayeredGraph) -> Int {
        min(one, other) * graph.itemCount + max(one, other)
    }

    /// Segments that cross the side of a frame, which is straight in any case.
    private static func borderConflicts(_ graph: LayeredGraph, _ order: LayerOrder) -> Set<Int> {
        var conflicts = Set<Int>()
        guard graph.firstBorder < graph.itemCount else { return conflicts }
        for layer in order.layers.dropFirst() {
            let borders = layer.filter { graph.isBorder($0) && graph.upper.degree($0) > 0 }
            guard !borders.isEmpty else { continue }
            for item in layer where !graph.isBorder(item) {
                for neighbour in graph.upper[item] {
                    let crosses = borders.contains { border in
                        let above = order.place[graph.upper[border].first ?? border]
                        return (order.place[item] < order.place[border]) != (order.place[neighbour] < above)
                    }
                    if crosses { conflicts.insert(key(item, neighbour, graph)) }
                }
            }
        }
        return conflicts
    }

    /// Segments that cross one between two bends: long lines stay straight, others give way (type 1 conflicts).
    static func conflicts(_ graph: LayeredGraph, _ order: LayerOrder) -> Set<Int> {
        var conflicts = borderConflicts(graph, order)
        for layer in order.layers.dropFirst() {
            var from = 0
            var left = 0
            for (index, item) in layer.enumerated() {
                let inner = graph.isBend(item) ? graph.upper[item].first { graph.isBend($0) } : nil
                guard inner != nil || index == layer.count - 1 else { continue }
                let right = inner.map { order.place[$0] } ?? .max
                for crossed in layer[from...index] {
                    for neighbour in graph.upper[crossed] where !(graph.isBend(crossed) && graph.isBend(neighbour)) {
                        let place = order.place[neighbour]
                        if place < left || place > right { conflicts.insert(key(crossed, neighbour, graph)) }
                    }
                }
                from = index + 1
                left = inner.map { order.place[$0] } ?? left
            }
        }
        return conflicts
    }
}
