/// The lanes of a group, or of the whole: which items go together, and in which order they stand side by side.
struct Lanes {
    private var rankOf: [Int: Int] = [:]
    private var divided: Set<Int> = []

    /// Lanes for the `items` of `group` in each layer, among them those of the groups in it.
    init(
        _ graph: LayeredGraph, _ spans: GroupSpans, _ group: Int?, _ groups: [Int], _ items: [[Int]],
        _ order: LayerOrder
    ) {
        for child in groups { spans.layers[child].map { divided.formUnion($0) } }
        var laneOf: [Int: Int] = [:]
        var lanes: [[Int]] = groups.map { _ in [] }
        let index = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        var free: Set<Int> = []
        for layer in divided.sorted() {
            for item in items[layer] {
                if let child = spans.child(of: group, holding: item), let lane = index[child] {
                    laneOf[item] = lane
                    lanes[lane].append(item)
                } else {
                    free.insert(item)
                }
            }
        }
        // Others that are joined while a group goes on beside both of them stay on one side of it.
        for item in free.sorted() where laneOf[item] == nil {
            lanes.append([])
            var waiting = [item]
            laneOf[item] = lanes.count - 1
            while let next = waiting.popLast() {
                lanes[lanes.count - 1].append(next)
                for neighbour in graph.lower[next] + graph.upper[next]
                where free.contains(neighbour) && laneOf[neighbour] == nil {
                    guard Self.goesOn(groups, spans, graph.layerOf[next], graph.layerOf[neighbour]) else { continue }
                    laneOf[neighbour] = lanes.count - 1
                    waiting.append(neighbour)
                }
            }
        }
        let ranks = Self.ranks(lanes, groups.map { spans.layers[$0] }, graph, items, order)
        for (item, lane) in laneOf { rankOf[item] = ranks[lane] }
    }

    /// Whether there is more than one lane in a layer.
    func isDivided(_ layer: Int) -> Bool { divided.contains(layer) }

    /// The place of an item's lane among the lanes.
    func rank(of item: Int) -> Int { rankOf[item] ?? 0 }

    private static func goesOn(_ groups: [Int], _ spans: GroupSpans, _ one: Int, _ other: Int) -> Bool {
        groups.contains { spans.layers[$0].map { $0.contains(one) && $0.contains(other) } ?? false }
    }

    /// Lanes in the order of the mean places of their items, as parts of their layers; then neighbours change places
    /// while lines cross less.
    private static func ranks(
        _ lanes: [[Int]], _ spans: [ClosedRange<Int>?], _ graph: LayeredGraph, _ items: [[Int]], _ order: LayerOrder
    ) -> [Int] {
        let means = lanes.map { lane in
            lane.reduce(0.0) {
                let size = items[graph.layerOf[$1]].count
                let before = items[graph.layerOf[$1]].firstIndex(of: $1) ?? 0
                return $0 + (Double(before) + 0.5) / Double(max(1, size))
            } / Double(max(1, lane.count))
        }
        var sequence = lanes.indices.sorted { (means[$0], $0) < (means[$1], $1) }
        let all = spans + [ClosedRange<Int>?](repeating: nil, count: lanes.count - spans.count)
        var pairs = LanePairs(lanes, all, graph, order)
        pairs.improve(&sequence)
        var ranks = [Int](repeating: 0, count: lanes.count)
        for (rank, lane) in sequence.enumerated() { ranks[lane] = rank }
        return ranks
    }
}
