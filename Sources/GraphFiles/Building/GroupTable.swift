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
    /// The ids that are taken, each with the last number that was put behind it.
    private var ids: [String: Int] = [:]
    private var mentions: [Mention] = []

    var count: Int { groups.count }

    /// Adds a group; where its id is taken, it gets a number behind it.
    mutating func add(id: String, label: String, parent: Int? = nil) -> Int {
        var free = id
        while ids[free] != nil {
            ids[id, default: 1] += 1
            free = "\(id)#\(ids[id, default: 1])"
        }
        ids[free] = 1
        groups.append(GraphDocument.Group(id: free, label: label, parent: parent))
        return groups.count - 1
    }

    /// The title of a group.
    subscript(label group: Int) -> String { groups[group].label }

    /// The id of a group.
    subscript(id group: Int) -> String { groups[group].id }

    /// The group around a group.
    func parent(of group: Int) -> Int? { groups[group].parent }

    /// Puts a group into another one, or into none; `cyclic` tells whether that can be.
    mutating func setParent(_ parent: Int?, of group: Int) { groups[group].parent = parent }

    /// Says that a node was seen in a group.
    mutating func mention(node: Int, in group: Int) { mentions.append(Mention(node: node, group: group)) }

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
        let order = depthFirst(parents: groups.map(\.parent))
        var numbers = [Int](repeating: 0, count: groups.count)
        for (number, group) in order.enumerated() { numbers[group] = number }
        let sorted = order.map { index in
            var group = groups[index]
            group.parent = group.parent.map { numbers[$0] }
            return group
        }
        return (sorted, homes(nodeCount, numbers, ends: Self.ends(of: sorted)))
    }

    /// For each node the number of its group. The groups within one have the numbers behind its own, up to its end.
    private func homes(_ nodeCount: Int, _ numbers: [Int], ends: [Int]) -> [Int?] {
        var homes = [Int?](repeating: nil, count: nodeCount)
        for mention in mentions {
            let group = numbers[mention.group]
            let isNearer = homes[mention.node].map { ($0..<ends[$0]).contains(group) } ?? true
            if isNearer { homes[mention.node] = group }
        }
        return homes
    }

    /// For each of some groups in the order of a depth-first walk the number behind the last one within it.
    private static func ends(of sorted: [GraphDocument.Group]) -> [Int] {
        var ends = sorted.indices.map { $0 + 1 }
        for (number, group) in sorted.enumerated().reversed() {
            if let parent = group.parent { ends[parent] = max(ends[parent], ends[number]) }
        }
        return ends
    }
}
