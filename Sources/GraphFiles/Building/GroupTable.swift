internal import GraphDocuments

/// Groups as a file mentions them: in any order, each with the nodes that were seen in it.
///
/// A node belongs to the group that mentions it first, and moves to a group within that one that mentions it later.
/// So it is with Graphviz and with Mermaid.
struct GroupTable {
    private struct Mention {
        let node: Int
        let group: Int
    }

    private var groups: [GraphDocument.Group] = []
    /// How many groups have asked for an id.
    private var ids: [String: Int] = [:]
    private var mentions: [Mention] = []

    var count: Int { groups.count }

    /// Adds a group; where its id is taken, it gets a number behind it.
    mutating func add(id: String, label: String, parent: Int? = nil) -> Int {
        var free = id
        while let number = ids[free] {
            ids[id] = number + 1
            free = "\(id)#\(ids[id, default: 1])"
        }
        ids[free] = 1
        groups.append(GraphDocument.Group(id: free, label: label, parent: parent))
        return groups.count - 1
    }

    /// The title of a group.
    subscript(label group: Int) -> String {
        get { groups[group].label }
        set { groups[group].label = newValue }
    }

    /// The id of a group.
    subscript(id group: Int) -> String { groups[group].id }

    /// The group around a group.
    func parent(of group: Int) -> Int? { groups[group].parent }

    /// Puts a group into another one, or into none; `cyclic` tells whether that can be.
    mutating func setParent(_ parent: Int?, of group: Int) { groups[group].parent = parent }

    /// Says that a node was seen in a group.
    mutating func mention(node: Int, in group: Int) { mentions.append(Mention(node: node, group: group)) }

    private func isWithin(_ group: Int, _ outer: Int) -> Bool {
        var place: Int? = group
        while let group = place {
            if group == outer { return true }
            place = groups[group].parent
        }
        return false
    }

    /// The groups that lie within themselves, or within one that does.
    var cyclic: [Int] {
        let depths = depths
        return depths.indices.filter { depths[$0] == nil }
    }

    /// How deep the deepest group lies; those that lie within themselves are not counted.
    var depth: Int { depths.lazy.compactMap { $0 }.max() ?? 0 }

    /// For each group how many are around it and itself; nil where it lies within itself.
    private var depths: [Int?] {
        enum Step { case unknown, underway, cyclic, depth(Int) }
        var steps = [Step](repeating: .unknown, count: groups.count)
        for group in groups.indices {
            var path: [Int] = []
            var place: Int? = group
            while let next = place, case .unknown = steps[next] {
                steps[next] = .underway
                path.append(next)
                place = groups[next].parent
            }
            var step = place.map { steps[$0] } ?? .depth(0)
            if case .underway = step { step = .cyclic }
            for next in path.reversed() {
                if case .depth(let outer) = step { step = .depth(outer + 1) }
                steps[next] = step
            }
        }
        return steps.map { if case .depth(let depth) = $0 { depth } else { nil } }
    }

    /// The groups, each behind the one that holds it, and for each node the group that it belongs to.
    func placed(nodeCount: Int) -> (groups: [GraphDocument.Group], homes: [Int?]) {
        var homes = [Int?](repeating: nil, count: nodeCount)
        for mention in mentions {
            guard let home = homes[mention.node] else {
                homes[mention.node] = mention.group
                continue
            }
            if home != mention.group, isWithin(mention.group, home) { homes[mention.node] = mention.group }
        }
        let order = depthFirst(parents: groups.map(\.parent))
        var numbers = [Int](repeating: 0, count: groups.count)
        for (number, group) in order.enumerated() { numbers[group] = number }
        let sorted = order.map { index in
            var group = groups[index]
            group.parent = group.parent.map { numbers[$0] }
            return group
        }
        return (sorted, homes.map { $0.map { numbers[$0] } })
    }
}

/// The indices of a forest, each parent before its children, and siblings in their order.
func depthFirst(parents: [Int?]) -> [Int] {
    var children = [[Int]](repeating: [], count: parents.count)
    var waiting: [Int] = []
    for index in parents.indices.reversed() {
        if let parent = parents[index] { children[parent].append(index) } else { waiting.append(index) }
    }
    var order: [Int] = []
    while let next = waiting.popLast() {
        order.append(next)
        waiting.append(contentsOf: children[next])
    }
    return order
}
