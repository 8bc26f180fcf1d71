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
        try limits.checkNodes(vertices.count, at: offset)
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
                try limits.checkEdges(links.count, at: offset)
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
            let node = try builder.node(vertex.id, at: vertex.offset)
            nodes[index] = node
            let label = vertex.label ?? group.map { groups[label: $0] }
            if let label { builder.setLabel(label, ofNode: node) }
            if let group { groups.mention(node: node, in: group) }
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
        try limits.checkNesting(groups.depth, of: "subgraphs", at: nil)
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
        let ends = nodes.contains(nil) ? groupEnds(nodes) : nil
        for link in links {
            guard let source = nodes[link.source] ?? ends?.last(of: groupID(link.source)),
                let target = nodes[link.target] ?? ends?.first(of: groupID(link.target))
            else {
                builder.notes.count("links of subgraphs whose nodes all lie in others are left out")
                continue
            }
            if nodes[link.source] == nil || nodes[link.target] == nil {
                builder.notes.count("links of a subgraph are drawn from its last or to its first node")
            }
            try builder.edge(source, target, label: link.label, at: link.offset)
        }
    }

    private func groupEnds(_ nodes: [Int?]) -> GroupEnds {
        GroupEnds(
            document: builder.document,
            links: links.compactMap { link in
                guard let source = nodes[link.source], let target = nodes[link.target] else { return nil }
                return (source, target)
            })
    }

    /// The id that the group of a vertex has in the document.
    private func groupID(_ vertex: Int) -> String? { groupsByID[vertices[vertex].id].map { groups[id: $0] } }
}
