/// Cytoscape's elements: nodes and edges, each with its members in `data`; a node with children is a group.
extension JSONGraph {
    /// Reads an array of elements.
    mutating func readElements(_ elements: [JSONValue]) throws(ReadingFailure) {
        let data = elements.compactMap { $0["data"] }
        let edges = data.filter { $0["source"] != nil }
        let nodes = data.filter { $0["source"] == nil }
        let parents = Set(nodes.compactMap { $0["parent"]?.name })
        var table = GroupTable()
        var groups: [String: Int] = [:]
        for node in nodes {
            guard let id = node["id"]?.name, parents.contains(id), groups[id] == nil else { continue }
            try builder.limits.checkGroups(table.count, at: node.offset)
            groups[id] = table.add(id: id, label: oneLine(node[first: Self.labelKeys]?.name ?? id))
        }
        for (index, node) in nodes.enumerated() {
            try readElement(node, place: index, groups: groups, &table)
        }
        try place(table)
        let ends = Ends(areIndices: false, nodes: [])
        let between = edges.filter {
            groups[$0["source"]?.name ?? ""] == nil && groups[$0["target"]?.name ?? ""] == nil
        }
        for _ in between.count..<edges.count { builder.notes.count("edges of groups are left out") }
        try readEdges(between, ends: ends)
    }

    private mutating func place(_ table: GroupTable) throws(ReadingFailure) {
        guard table.cyclic.isEmpty else {
            throw ReadingFailure(at: nil, "a node lies within itself. Correct the “parent” of the nodes.")
        }
        try builder.limits.checkNesting(table.depth, of: "groups", at: nil)
        builder.setGroups(table)
    }

    private mutating func readElement(
        _ node: JSONValue, place: Int, groups: [String: Int], _ table: inout GroupTable
    ) throws(ReadingFailure) {
        let id = node["id"]?.name ?? String(place)
        let parent = node["parent"]?.name.flatMap { groups[$0] }
        if let group = groups[id] {
            table.setParent(parent, of: group)
            return
        }
        let index = try newNode(id, label: node[first: Self.labelKeys], at: node)
        if let parent { table.mention(node: index, in: parent) }
    }
}
