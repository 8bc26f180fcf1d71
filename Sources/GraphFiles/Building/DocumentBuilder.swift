internal import GraphDocuments

/// Makes a document node by node and edge by edge, within limits.
struct DocumentBuilder {
    let limits: ReadingLimits
    var notes = ReadingNotes()
    private(set) var document = GraphDocument()
    private var indices: [String: Int] = [:]

    /// Begins an empty graph.
    init(limits: ReadingLimits) { self.limits = limits }

    /// The index of the node of this id, which is made where there is none yet.
    mutating func node(_ id: String, at offset: Int?) throws(ReadingFailure) -> Int {
        if let known = indices[id] { return known }
        try limits.checkNodes(document.nodes.count, at: offset)
        indices[id] = document.nodes.count
        document.nodes.append(GraphDocument.Node(id: id, label: label(oneLine(id))))
        return document.nodes.count - 1
    }

    /// The index of the node of this id, if there is one.
    func index(of id: String) -> Int? { indices[id] }

    /// Adds an edge; a label that shows nothing is none.
    mutating func edge(_ source: Int, _ target: Int, label: String? = nil, at offset: Int?) throws(ReadingFailure) {
        try limits.checkEdges(document.edges.count, at: offset)
        document.edges.append(.init(source: source, target: target, label: self.label(edge: label)))
    }

    /// Says what is shown in a node; where the text is longer than the limit, its beginning.
    mutating func setLabel(_ text: String, ofNode node: Int) { document.nodes[node].label = label(text) }

    /// Says what stands beside an edge.
    mutating func setLabel(_ text: String?, ofEdge edge: Int) { document.edges[edge].label = label(edge: text) }

    /// Gives the whole a name; one that shows nothing is none.
    mutating func setName(_ name: String?) { document.name = label(edge: name.map(oneLine)) }

    /// Says whether edges lead to the right.
    mutating func setLeadsRight(_ leadsRight: Bool) { document.leadsRight = leadsRight }

    /// Puts the nodes into groups, which may be in any order that has no cycle: see `GroupTable`.
    mutating func setGroups(_ table: GroupTable) {
        let (groups, homes) = table.placed(nodeCount: document.nodes.count)
        document.groups = groups
        for (index, group) in document.groups.enumerated() { document.groups[index].label = label(group.label) }
        for (node, home) in homes.enumerated() { document.nodes[node].group = home }
    }

    private mutating func label(edge text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return label(text)
    }

    private mutating func label(_ text: String) -> String {
        guard text.utf8.count > limits.labelLength, text.unicodeScalars.count > limits.labelLength else { return text }
        notes.count("labels longer than \(grouped(limits.labelLength)) characters are cut")
        return String(text.unicodeScalars.prefix(max(0, limits.labelLength - 1))) + "…"
    }
}
