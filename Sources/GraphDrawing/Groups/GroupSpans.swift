/// The layers that each group covers, and which items stand in it.
struct GroupSpans {
    /// The group that holds each group, if any.
    let parents: [Int?]
    /// The layers of each group's nodes; `nil` for a group without nodes.
    private(set) var layers: [ClosedRange<Int>?]
    /// The innermost group of each item.
    private(set) var groupOf: [Int?]
    /// The groups within each group, in order.
    private(set) var children: [[Int]]
    /// The groups that stand in no other.
    private(set) var outermost: [Int] = []

    /// A bend stands in those groups of the node to whose lines it belongs that cover its layer.
    ///
    /// Where a node in a group's last layer has a loop, the group takes in the next layer, too: the loop lies above it.
    init(_ graph: Graph, _ layered: LayeredGraph, _ ends: LineEnds) {
        parents = graph.groups.map(\.parent)
        layers = graph.groups.map { _ in nil }
        children = graph.groups.map { _ in [] }
        groupOf = [Int?](repeating: nil, count: layered.itemCount)
        for node in graph.nodes.indices {
            groupOf[node] = graph.nodes[node].group
            var group = graph.nodes[node].group
            while let inside = group {
                let layer = layered.layerOf[node]
                let last = ends.loops[node] == nil ? layer : min(layer + 1, layered.layerCount - 1)
                let old = layers[inside] ?? layer...last
                layers[inside] = min(old.lowerBound, layer)...max(old.upperBound, last)
                group = parents[inside]
            }
        }
        for group in graph.groups.indices where layers[group] != nil {
            if let parent = parents[group] { children[parent].append(group) } else { outermost.append(group) }
        }
        for bend in graph.nodes.count..<layered.itemCount {
            var group = graph.nodes[layered.ownerOf(bend)].group
            while let inside = group, !(layers[inside]?.contains(layered.layerOf[bend]) ?? false) {
                group = parents[inside]
            }
            groupOf[bend] = group
        }
    }

    /// An item for each layer of a group in which nothing of it would stand, with one of its nodes as owner.
    func fillers(_ layered: LayeredGraph) -> [(layer: Int, owner: Int)] {
        var filled = layers.map { _ in Set<Int>() }
        var member = layers.map { _ in -1 }
        for item in groupOf.indices {
            var group = groupOf[item]
            while let inside = group {
                filled[inside].insert(layered.layerOf[item])
                if item < layered.nodeCount, groupOf[item] == inside || member[inside] < 0 { member[inside] = item }
                group = parents[inside]
            }
        }
        var fillers: [(layer: Int, owner: Int)] = []
        for group in layers.indices.reversed() {
            guard let span = layers[group] else { continue }
            for layer in span where !filled[group].contains(layer) {
                fillers.append((layer, member[group]))
                var outer: Int? = group
                while let inside = outer {
                    filled[inside].insert(layer)
                    outer = parents[inside]
                }
            }
        }
        return fillers
    }

    /// Whether an item stands in a group, or in one within it.
    func holds(_ group: Int, _ item: Int) -> Bool { isInside(groupOf[item], group) }

    /// Whether a group is this one or stands in it.
    func isInside(_ inner: Int?, _ group: Int) -> Bool {
        var inside = inner
        while let candidate = inside, candidate != group { inside = parents[candidate] }
        return inside == group
    }

    /// The group among the children of `group` (or the outermost ones) that holds the item.
    func child(of group: Int?, holding item: Int) -> Int? {
        var inside = groupOf[item]
        while let candidate = inside {
            if parents[candidate] == group { return candidate }
            inside = parents[candidate]
        }
        return nil
    }
}
