/// Nodes and links, as networkx, d3, JSON Graph Format and we ourselves write them.
extension JSONGraph {
    /// Reads an object with `nodes` and `links` or `edges`, and with `groups` where it has any.
    mutating func readNodeLink(_ root: JSONValue) throws(ReadingFailure) {
        builder.setName((root["name"] ?? root["graph"]?["name"] ?? root["label"])?.name)
        builder.setLeadsRight(["right", "LR"].contains(root["direction"]?.string))
        if root["directed"]?.boolean == false {
            builder.notes.say("the graph has no directions: its edges are read from source to target")
        }
        var groups = try JSONGroups(root["groups"], problems: &self)
        let nodes = try readNodes(root["nodes"], &groups)
        if problems.isEmpty { builder.setGroups(groups.table) }
        if let adjacency = root["adjacency"]?.elements { return try readNeighbours(adjacency, of: nodes ?? []) }
        let edges = root[first: ["links", "edges"]]
        guard let elements = edges?.elements ?? (edges == nil ? [] : nil) else {
            if let edges { report(edges, "the edges must be an array.") }
            return
        }
        try readEdges(elements, ends: nodes.map { ends(elements, nodes: $0) })
    }

    private mutating func readNodes(
        _ value: JSONValue?, _ groups: inout JSONGroups
    ) throws(ReadingFailure) -> [Int]? {
        guard let value else { return nil }
        var nodes: [Int] = []
        if let members = value.members {
            for (key, member) in members { nodes.append(try readNode(member, id: key, &groups)) }
        } else if let elements = value.elements {
            for (index, element) in elements.enumerated() {
                let id = element.kind == .object ? element[first: Self.idKeys] : element
                nodes.append(try readNode(element, id: id, place: index, &groups))
            }
        } else {
            report(value, "the nodes must be an array.")
        }
        return nodes
    }

    private mutating func readNode(
        _ value: JSONValue, id: JSONValue?, place: Int = 0, _ groups: inout JSONGroups
    ) throws(ReadingFailure) -> Int {
        let name = id == nil ? String(place) : id.flatMap { self.name($0, of: "the id of a node") }
        let label = value[first: Self.labelKeys] ?? value["metadata"]?["label"]
        let node = try newNode(name ?? String(place), label: label, at: value)
        if let group = value["group"] { groups.put(node, into: group, problems: &self) }
        return node
    }

    /// Numbers are ids where all of them are; else they are places in the array of nodes.
    private func ends(_ edges: [JSONValue], nodes: [Int]) -> Ends {
        let areIDs = edges.allSatisfy { edge in
            [Self.end(edge, 0), Self.end(edge, 1)].allSatisfy { end in
                guard let end, end.kind == .number, let id = end.name else { return true }
                return builder.index(of: id) != nil
            }
        }
        return Ends(areIndices: !areIDs, nodes: nodes)
    }

    /// The value that names an end of an edge: of an object or of a pair; d3 replaces it by the node itself.
    private static func end(_ edge: JSONValue, _ side: Int) -> JSONValue? {
        if let pair = edge.elements { return side < pair.count ? pair[side] : nil }
        guard let end = edge[first: side == 0 ? sourceKeys : targetKeys] else { return nil }
        return end.kind == .object ? end[first: idKeys] : end
    }

    /// Reads edges, each a pair or an object; without `ends` they make the nodes that they name.
    mutating func readEdges(_ edges: [JSONValue], ends: Ends?) throws(ReadingFailure) {
        for edge in edges {
            guard let source = try readEnd(edge, 0, ends), let target = try readEnd(edge, 1, ends) else { continue }
            try builder.edge(source, target, label: label(of: edge).map(oneLine), at: edge.offset)
        }
    }

    private func label(of edge: JSONValue) -> String? {
        guard let pair = edge.elements else { return (edge["label"] ?? edge["metadata"]?["label"])?.name }
        guard pair.count > 2 else { return nil }
        return pair[2].string ?? pair[2]["label"]?.name
    }

    private mutating func readEnd(_ edge: JSONValue, _ side: Int, _ ends: Ends?) throws(ReadingFailure) -> Int? {
        guard let end = Self.end(edge, side) else {
            report(edge, "expected an edge: a pair of nodes, or an object with “source” and “target”.")
            return nil
        }
        guard let id = name(end, of: "the end of an edge") else { return nil }
        guard let ends else { return try builder.node(id, at: end.offset) }
        if ends.areIndices, end.kind == .number {
            if let place = end.integer, ends.nodes.indices.contains(place) { return ends.nodes[place] }
            report(
                end,
                """
                \(shown(id)) is neither a node nor the place of one: places go from 0 to \(ends.nodes.count - 1).
                """)
            return nil
        }
        if let node = builder.index(of: id) { return node }
        report(end, "\(shown(id)) is no node. Add it to the nodes, or correct the edge.")
        return nil
    }
}
