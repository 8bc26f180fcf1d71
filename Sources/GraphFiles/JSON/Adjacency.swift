/// Graphs that list for each node those that it leads to.
extension JSONGraph {
    /// Reads an object whose members are nodes: `{"a": ["b"]}`, or networkx's `{"a": {"b": {}}}`.
    mutating func readAdjacency(_ root: JSONValue) throws(ReadingFailure) {
        let members = root.members ?? []
        for (key, _) in members { _ = try builder.node(key.name ?? "", at: key.offset) }
        for (key, value) in members {
            let source = try builder.node(key.name ?? "", at: key.offset)
            for target in value.elements ?? value.members?.map(\.key) ?? [] {
                try readTarget(target, from: source)
            }
        }
    }

    /// Reads networkx's adjacency data: for each node in turn an array of objects, each with the `id` of a neighbour.
    mutating func readNeighbours(_ adjacency: [JSONValue], of nodes: [Int]) throws(ReadingFailure) {
        for (node, neighbours) in zip(nodes, adjacency) {
            for neighbour in neighbours.elements ?? [] { try readTarget(neighbour, from: node) }
        }
    }

    private mutating func readTarget(_ value: JSONValue, from source: Int) throws(ReadingFailure) {
        let end = value.kind == .object ? value[first: Self.idKeys + Self.targetKeys] ?? value : value
        guard let id = name(end, of: "a node that an edge leads to") else { return }
        let target = try builder.node(id, at: end.offset)
        try builder.edge(source, target, label: value["label"]?.name.map(oneLine), at: end.offset)
    }
}
