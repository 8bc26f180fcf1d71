internal import GraphDocuments

/// A flowchart while it is read. A word may turn out to be a subgraph only behind its use as a node; hence nodes and
/// groups are sorted out at the end.
struct MermaidGraph {
    private struct Vertex {
        let id: String
        let offset: Int
        var label: String?
    }

    private struct Link {
        let source: Int
        let target: Int
        let label: String?
        let offset: Int
    }

    let limits: ReadingLimits
    var builder: DocumentBuilder
    private var vertices: [Vertex] = []
    private var indices: [String: Int] = [:]
    private var links: [Link] = []
    private var groups = GroupTable()
    private var groupsByID: [String: Int] = [:]
    private var mentions: [(vertex: Int, group: Int)] = []

    /// Begins an empty flowchart.
    init(limits: ReadingLimits) {
        self.limits = limits
        builder = DocumentBuilder(limits: limits)
    }

    /// The vertex of this id; it is seen in the innermost open group.
    mutating func vertex(_ id: String, in group: Int?, at offset: Int) throws(ReadingFailure) -> Int {
        if let known = indices[id] {
            if let group { mentions.append((known, group)) }
            return known
        }
        guard vertices.count < limits.nodes else { throw .limit(limits.nodes, "nodes", option: "nodes", at: offset) }
        indices[id] = vertices.count
        vertices.append(Vertex(id: id, offset: offset))
        if let group { mentions.append((vertices.count - 1, group)) }
        return vertices.count - 1
    }

    /// Says what is shown in a vertex.
    mutating func setLabel(_ text: String, of vertex: Int) { vertices[vertex].label = text }

    /// Joins each of some vertices with each of others.
    mutating func link(
        _ sources: [Int], _ targets: [Int], label: String?, at offset: Int
    ) throws(ReadingFailure) {
        for source in sources {
            for target in targets {
                guard links.count < limits.edges else {
                    throw .limit(limits.edges, "edges", option: "edges", at: offset)
                }
                links.append(Link(source: source, target: target, label: label, offset: offset))
            }
        }
    }

    /// Begins a group within another.
    mutating func openGroup(
        id: String, label: String, in outer: Int?, at offset: Int
    ) throws(ReadingFailure) -> Int {
        try limits.checkGroups(groups.count, at: offset)
        let group = groups.add(id: id, label: label, parent: outer)
        if groupsByID[id] == nil { groupsByID[id] = group }
        return group
    }
}

extension MermaidGraph {
    /// The finished document.
    mutating func finish() throws(ReadingFailure) -> GraphDocument {
        try placeGroups()
        let contents = contents()
        var nodes = [Int?](repeating: nil, count: vertices.count)
        for (index, vertex) in vertices.enumerated() {
            let group = groupsByID[vertex.id]
            if let group, contents[group] { continue }
            nodes[index] = try builder.node(vertex.id, at: vertex.offset)
            let label = vertex.label ?? group.map { groups[label: $0] }
            if let label { builder.setLabel(label, ofNode: builder.document.nodes.count - 1) }
            if let group { groups.mention(node: builder.document.nodes.count - 1, in: group) }
        }
        for mention in mentions {
            if let node = nodes[mention.vertex] { groups.mention(node: node, in: mention.group) }
        }
        builder.setGroups(groups)
        try addEdges(nodes)
        return builder.document
    }

    /// Puts those groups into others that are named in them like nodes.
    private mutating func placeGroups() throws(ReadingFailure) {
        for mention in mentions {
            guard let inner = groupsByID[vertices[mention.vertex].id], inner != mention.group,
                groups.parent(of: inner) == nil
            else { continue }
            groups.setParent(mention.group, of: inner)
        }
        let cyclic = groups.cyclic
        for group in cyclic { groups.setParent(nil, of: group) }
        if !cyclic.isEmpty { builder.notes.say("subgraphs that lie within each other stand side by side") }
        guard groups.depth <= limits.nesting else {
            throw .limit(limits.nesting, "subgraphs within each other", option: "depth", at: nil)
        }
    }

    /// For each group whether it holds a node; one that is empty can be the end of a link only as a node.
    private func contents() -> [Bool] {
        var contents = [Bool](repeating: false, count: groups.count)
        for mention in mentions where groupsByID[vertices[mention.vertex].id] == nil {
            var place: Int? = mention.group
            while let group = place, !contents[group] {
                contents[group] = true
                place = groups.parent(of: group)
            }
        }
        return contents
    }
}

extension MermaidGraph {
    private mutating func addEdges(_ nodes: [Int?]) throws(ReadingFailure) {
        guard nodes.contains(nil) else {
            for link in links {
                guard let source = nodes[link.source], let target = nodes[link.target] else { continue }
                try builder.edge(source, target, label: link.label, at: link.offset)
            }
            return
        }
        let ends = GroupEnds(
            document: builder.document,
            links: links.compactMap { link in
                guard let source = nodes[link.source], let target = nodes[link.target] else { return nil }
                return (source, target)
            })
        let groupIDs = Dictionary(uniqueKeysWithValues: builder.document.groups.enumerated().map { ($1.id, $0) })
        func end(_ vertex: Int, isSource: Bool) -> Int? {
            if let node = nodes[vertex] { return node }
            guard let group = groupIDs[vertices[vertex].id] else { return nil }
            return isSource ? ends.last[group] : ends.first[group]
        }
        for link in links {
            guard let source = end(link.source, isSource: true), let target = end(link.target, isSource: false) else {
                continue
            }
            if nodes[link.source] == nil || nodes[link.target] == nil {
                builder.notes.count("links of a subgraph are drawn from its last or to its first node")
            }
            try builder.edge(source, target, label: link.label, at: link.offset)
        }
    }
}
