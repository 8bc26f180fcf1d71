import GraphDrawing

/// A part of a graph that no line and no group joins to the rest.
struct GraphPart: Sendable {
    /// The part by itself.
    var graph = Graph()
    /// The indices of its nodes in the whole.
    var nodes: [Int] = []
    /// The indices of its edges in the whole.
    var edges: [Int] = []
    /// The indices of its groups in the whole.
    var groups: [Int] = []
}

extension Graph {
    /// The parts in the order of their first nodes; groups without nodes are in none.
    func parts() -> [GraphPart] {
        let partOfMember = partsOfMembers()
        var parts = [GraphPart](repeating: GraphPart(), count: (partOfMember.max() ?? -1) + 1)
        var places = [Int](repeating: 0, count: nodes.count + groups.count)
        for (index, group) in groups.enumerated() where partOfMember[nodes.count + index] >= 0 {
            let part = partOfMember[nodes.count + index]
            places[nodes.count + index] = parts[part].groups.count
            parts[part].groups.append(index)
            let parent = group.parent.map { places[nodes.count + $0] }
            parts[part].graph.groups.append(Group(titleWidth: group.titleWidth, parent: parent))
        }
        for (index, node) in nodes.enumerated() {
            let part = partOfMember[index]
            places[index] = parts[part].nodes.count
            parts[part].nodes.append(index)
            var copy = node
            copy.group = node.group.map { places[nodes.count + $0] }
            parts[part].graph.nodes.append(copy)
        }
        for (index, edge) in edges.enumerated() {
            let part = partOfMember[edge.source]
            parts[part].edges.append(index)
            parts[part].graph.edges.append(
                Edge(source: places[edge.source], target: places[edge.target], labelWidth: edge.labelWidth))
        }
        return parts
    }

    /// The number of the part of each node and then of each group, -1 for a group without nodes.
    private func partsOfMembers() -> [Int] {
        var sets = DisjointSets(count: nodes.count + groups.count)
        for edge in edges { sets.join(edge.source, edge.target) }
        for (node, group) in nodes.map(\.group).enumerated() {
            if let group { sets.join(node, nodes.count + group) }
        }
        for (index, group) in groups.enumerated() {
            if let parent = group.parent { sets.join(nodes.count + index, nodes.count + parent) }
        }
        var numbers = [Int](repeating: -1, count: nodes.count + groups.count)
        var count = 0
        return (0..<(nodes.count + groups.count)).map { member in
            let root = sets.root(of: member)
            if numbers[root] < 0, member < nodes.count {
                numbers[root] = count
                count += 1
            }
            return numbers[root]
        }
    }
}
