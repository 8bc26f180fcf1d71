/// A part of a graph that no line and no group joins to the rest.
package struct GraphPart: Sendable {
    /// The part by itself.
    package var graph = Graph()
    /// The indices that its nodes have in the whole.
    package var nodes: [Int] = []
    /// The indices that its edges have in the whole.
    package var edges: [Int] = []
    /// The indices that its groups have in the whole.
    package var groups: [Int] = []
}

/// The connected parts of a graph, each a graph of its own; nodes of one outermost group belong together, too.
struct Components {
    /// The parts, in the order of their first nodes; groups without nodes are in none.
    private(set) var parts: [GraphPart] = []

    init(_ graph: Graph) {
        let count = graph.nodes.count
        var union = Union(count: count + graph.groups.count)
        for edge in graph.edges { union.join(edge.source, edge.target) }
        for (node, box) in graph.nodes.enumerated() { if let group = box.group { union.join(node, count + group) } }
        for (group, frame) in graph.groups.enumerated() {
            if let parent = frame.parent { union.join(count + group, count + parent) }
        }
        var partOf: [Int: Int] = [:]
        var indexOf = [Int](repeating: 0, count: count + graph.groups.count)
        for node in 0..<count {
            let part = partOf[union.root(of: node), default: parts.count]
            if part == parts.count {
                partOf[union.root(of: node)] = part
                parts.append(GraphPart())
            }
            indexOf[node] = parts[part].nodes.count
            parts[part].nodes.append(node)
            parts[part].graph.nodes.append(graph.nodes[node])
        }
        for (group, frame) in graph.groups.enumerated() {
            guard let part = partOf[union.root(of: count + group)] else { continue }
            indexOf[count + group] = parts[part].groups.count
            parts[part].groups.append(group)
            parts[part].graph.groups.append(
                Graph.Group(titleWidth: frame.titleWidth, parent: frame.parent.map { indexOf[count + $0] }))
        }
        for part in parts.indices {
            for node in parts[part].graph.nodes.indices {
                let group = parts[part].graph.nodes[node].group
                parts[part].graph.nodes[node].group = group.map { indexOf[count + $0] }
            }
        }
        for (index, edge) in graph.edges.enumerated() {
            guard let part = partOf[union.root(of: edge.source)] else { continue }
            parts[part].edges.append(index)
            parts[part].graph.edges.append(
                Graph.Edge(
                    source: indexOf[edge.source], target: indexOf[edge.target], labelWidth: edge.labelWidth))
        }
    }
}

/// Sets that grow together (union by halving paths; Tarjan, van Leeuwen 1984).
private struct Union {
    private var parent: [Int]

    init(count: Int) { parent = Array(0..<count) }

    mutating func root(of item: Int) -> Int {
        var item = item
        while parent[item] != item {
            parent[item] = parent[parent[item]]
            item = parent[item]
        }
        return item
    }

    mutating func join(_ one: Int, _ other: Int) {
        let (one, other) = (root(of: one), root(of: other))
        // The smaller stays the root, so that parts are told by their first nodes.
        if one != other { parent[max(one, other)] = min(one, other) }
    }
}
