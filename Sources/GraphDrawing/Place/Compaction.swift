/// Places for blocks, as far left as the distances allow, then to the right where there is room left over: the block
/// graph of the erratum to Brandes and Köpf (Brandes, Walter, Zink 2020) and of dagre.
struct Compaction {
    /// The place of each item across, in units; aligned items have the same.
    private(set) var place: [Int]

    init(_ graph: LayeredGraph, _ order: LayerOrder, _ spacing: Spacing, _ root: [Int], fromRight: Bool) {
        var pairs: [(Int, Int)] = []
        var distances: [Int] = []
        for layer in order.layers {
            for (left, right) in zip(layer, layer.dropFirst()) {
                pairs.append(fromRight ? (root[right], root[left]) : (root[left], root[right]))
                distances.append(spacing.distance(left, right))
            }
        }
        for pair in spacing.spans {
            pairs.append(fromRight ? (root[pair.second], root[pair.first]) : (root[pair.first], root[pair.second]))
            distances.append(pair.distance)
        }
        // Weights travel through the adjacency as the index of their pair.
        let after = Adjacency(count: root.count, pairs: pairs.indices.lazy.map { (pairs[$0].0, $0) })
        var missing = [Int](repeating: 0, count: root.count)
        for (_, to) in pairs { missing[to] += 1 }
        var blocks = root.indices.filter { root[$0] == $0 && missing[$0] == 0 }
        place = [Int](repeating: 0, count: root.count)
        var next = 0
        while next < blocks.count {
            let block = blocks[next]
            next += 1
            for pair in after[block] {
                let to = pairs[pair].1
                place[to] = max(place[to], place[block] + distances[pair])
                missing[to] -= 1
                if missing[to] == 0 { blocks.append(to) }
            }
        }
        for block in blocks.reversed() {
            let room = after[block].lazy.map { [place] in place[pairs[$0].1] - distances[$0] }.min()
            if let room { place[block] = max(place[block], room) }
        }
        for item in place.indices { place[item] = place[root[item]] }
        if fromRight { for item in place.indices { place[item] = -place[item] } }
    }
}
