extension GraphDocument {
    /// The nodes for which `isKept` holds, with the edges between them and the groups that still hold one.
    package func part(keeping isKept: [Bool]) -> GraphDocument {
        var part = self
        let places = Self.places(isKept)
        part.nodes = nodes.indices.filter { isKept[$0] }.map { nodes[$0] }
        part.edges = edges.compactMap { edge in
            guard let source = places[edge.source], let target = places[edge.target] else { return nil }
            return Edge(source: source, target: target, label: edge.label)
        }
        part.dropEmptyGroups()
        return part
    }

    /// The same without groups.
    package func withoutGroups() -> GraphDocument {
        var document = self
        document.groups = []
        for node in document.nodes.indices { document.nodes[node].group = nil }
        return document
    }

    /// Forgets the groups in which no node stands, directly or in a group within.
    mutating func dropEmptyGroups() {
        var isFilled = [Bool](repeating: false, count: groups.count)
        for node in nodes { if let group = node.group { isFilled[group] = true } }
        for group in groups.indices.reversed() where isFilled[group] {
            if let parent = groups[group].parent { isFilled[parent] = true }
        }
        let places = Self.places(isFilled)
        groups = groups.indices.filter { isFilled[$0] }.map { index in
            var group = groups[index]
            group.parent = group.parent.flatMap { places[$0] }
            return group
        }
        for node in nodes.indices { nodes[node].group = nodes[node].group.flatMap { places[$0] } }
    }

    /// The new index of each that is kept.
    private static func places(_ isKept: [Bool]) -> [Int?] {
        var count = 0
        return isKept.map { isKept in
            guard isKept else { return nil }
            count += 1
            return count - 1
        }
    }
}
