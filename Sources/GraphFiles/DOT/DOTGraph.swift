internal import GraphDocuments

/// A graph of Graphviz's language while it is read.
///
/// Nodes are told apart by what stands between their quotes, as Graphviz does, which neither reads `\\` nor `&amp;`
/// there; as ids people get what is shown, unless two nodes would then have the same.
struct DOTGraph {
    struct Subgraph {
        let name: String?
        let parent: Int?
        var attributes = DOTAttributes()
        /// The parts of the list of mentioned nodes that were written in it, and how many of them `members` holds.
        var parts: [Range<Int>] = []
        var partsCounted = 0
        /// The nodes in it, each once, in their order; found when they are asked for, which is seldom.
        var members: [Int] = []
        var known: Set<Int> = []
    }

    private struct SubgraphKey: Hashable {
        let name: String
        let parent: Int
    }

    private struct Ends: Hashable {
        let source: Int
        let target: Int
    }

    private(set) var builder: DocumentBuilder
    /// The subgraphs in the order in which they were opened; the first is the graph itself.
    private(set) var subgraphs: [Subgraph]
    let isDirected: Bool
    private let isStrict: Bool
    private var named: [SubgraphKey: Int] = [:]
    private var rawNames: [String] = []
    private var attributes: [DOTAttributes] = []
    private var knownEdges: [Ends: Int] = [:]
    private var mentions: [(node: Int, subgraph: Int)] = []
    /// How many edges were told, those of a strict graph that are equal to others included.
    private var edgesTold = 0
    private var shared = SharedLabel()

    /// Begins an empty graph.
    init(name: String?, isDirected: Bool, isStrict: Bool, limits: ReadingLimits) {
        builder = DocumentBuilder(limits: limits)
        subgraphs = [Subgraph(name: name, parent: nil)]
        self.isDirected = isDirected
        self.isStrict = isStrict
    }
}

extension DOTGraph {
    /// Tells something that a user should know of one more place.
    mutating func note(_ note: String) { builder.notes.count(note) }

    /// Tells something that a user should know of the whole file.
    mutating func say(_ note: String) { builder.notes.say(note) }

    /// The node that a word names, made with the defaults where it is new.
    mutating func node(_ token: DOTToken, in subgraph: Int, defaults: DOTAttributes) throws(ReadingFailure) -> Int {
        let key = token.kind == .html ? "<\(token.text)>" : token.text
        let count = rawNames.count
        let node = try builder.node(key, at: token.start)
        if node == count {
            rawNames.append(token.text)
            attributes.append(defaults)
        }
        if subgraph != 0 { mentions.append((node, subgraph)) }
        return node
    }

    /// Adds attributes to a node.
    mutating func set(_ others: DOTAttributes, ofNode node: Int) { attributes[node].set(others) }

    /// Adds attributes to a subgraph.
    mutating func set(_ others: DOTAttributes, ofSubgraph subgraph: Int) { subgraphs[subgraph].attributes.set(others) }

    /// The subgraph of this name within another; one without a name is always new.
    mutating func subgraph(
        _ name: String?, in parent: Int, defaults: DOTAttributes, at offset: Int
    ) throws(ReadingFailure) -> Int {
        let key = name.map { SubgraphKey(name: $0, parent: parent) }
        if let key, let known = named[key] { return known }
        try builder.limits.checkGroups(subgraphs.count, at: offset)
        subgraphs.append(Subgraph(name: name, parent: parent, attributes: defaults))
        if let key { named[key] = subgraphs.count - 1 }
        return subgraphs.count - 1
    }

    /// Says which part of the list of mentioned nodes was written in a subgraph.
    mutating func add(_ part: Range<Int>, to subgraph: Int) { subgraphs[subgraph].parts.append(part) }

    /// The nodes of a subgraph, each once.
    mutating func members(of subgraph: Int, mentioned: [Int]) -> [Int] {
        for part in subgraphs[subgraph].parts[subgraphs[subgraph].partsCounted...] {
            for node in mentioned[part] where subgraphs[subgraph].known.insert(node).inserted {
                subgraphs[subgraph].members.append(node)
            }
        }
        subgraphs[subgraph].partsCounted = subgraphs[subgraph].parts.count
        return subgraphs[subgraph].members
    }

    /// Adds an edge; a strict graph has it only once, with what was said last of it.
    mutating func edge(_ source: Int, _ target: Int, _ attributes: DOTAttributes, at offset: Int) throws(ReadingFailure)
    {
        try builder.limits.checkEdges(edgesTold, at: offset)
        edgesTold += 1
        let label = attributes.label.map { $0.isTheSameForAll ? shared.text(of: $0) : $0.text(names(source, target)) }
        if isStrict {
            let isTurned = !isDirected && source > target
            let ends = Ends(source: isTurned ? target : source, target: isTurned ? source : target)
            if let known = knownEdges[ends] {
                builder.notes.count("equal edges of a strict graph are one edge")
                if label != nil { builder.setLabel(label, ofEdge: known) }
                return
            }
            knownEdges[ends] = builder.document.edges.count
        }
        try builder.edge(source, target, label: label, at: offset)
    }

    private func names(_ source: Int, _ target: Int) -> DOTNames {
        DOTNames(
            graph: shortName(subgraphs[0].name ?? ""), tail: shortName(rawNames[source]),
            head: shortName(rawNames[target]), arrow: isDirected ? "->" : "--")
    }

    /// As much of a name as a label can show.
    private func shortName(_ raw: String) -> String {
        let most = 8 * builder.limits.labelLength
        guard raw.utf8.count > most else { return DOTText.name(raw) }
        return DOTText.name(String(decoding: raw.utf8.prefix(most), as: UTF8.self))
    }
}

extension DOTGraph {
    /// The finished document.
    mutating func finish() -> GraphDocument {
        let root = subgraphs[0].attributes
        let graphName = shortName(subgraphs[0].name ?? "")
        builder.setName(root.label.map { $0.text(DOTNames(graph: graphName)) } ?? graphName)
        setDirection(root.direction)
        for node in rawNames.indices { builder.setLabel(label(of: node, graphName), ofNode: node) }
        builder.setGroups(clusters())
        var document = builder.document
        for (node, id) in readableIDs().enumerated() { document.nodes[node].id = id }
        return document
    }

    private mutating func label(of node: Int, _ graphName: String) -> String {
        guard let label = attributes[node].label else {
            let isHTML = builder.document.nodes[node].id != rawNames[node]
            return DOTText(raw: rawNames[node], isHTML: isHTML).text(DOTNames(node: rawNames[node], graph: graphName))
        }
        let isRecord = attributes[node].isRecord == true
        if label.isTheSameForAll { return shared.text(of: label, isRecord: isRecord) }
        return label.text(DOTNames(node: shortName(rawNames[node]), graph: graphName), isRecord: isRecord)
    }

    private mutating func setDirection(_ direction: String?) {
        builder.setLeadsRight(direction == "LR" || direction == "RL")
        if direction == "RL" { builder.notes.say("rankdir=RL is drawn from left to right") }
        if direction == "BT" { builder.notes.say("rankdir=BT is drawn from top to bottom") }
    }

    private func readableIDs() -> [String] {
        let ids = builder.document.nodes.map(\.id)
        let readable = ids.map(DOTText.name)
        guard readable != ids else { return ids }
        let known = Set(ids)
        var taken: Set<String> = []
        return zip(ids, readable).map { id, readable in
            guard readable != id, !known.contains(readable), taken.insert(readable).inserted else { return id }
            return readable
        }
    }

    private mutating func clusters() -> GroupTable {
        var table = GroupTable()
        var groups: [Int?] = []
        for (index, subgraph) in subgraphs.enumerated() {
            let outer = subgraph.parent.flatMap { groups[$0] }
            let name = subgraph.name ?? "%\(index)"
            let isCluster = subgraph.attributes.isCluster == true || name.hasPrefix("cluster")
            guard index > 0, isCluster else {
                groups.append(outer)
                continue
            }
            let readable = DOTText.name(name)
            let label = subgraph.attributes.label.map { label in
                label.isTheSameForAll ? shared.text(of: label) : label.text(DOTNames(graph: readable))
            }
            groups.append(table.add(id: readable, label: label ?? "", parent: outer))
        }
        for mention in mentions {
            if let group = groups[mention.subgraph] { table.mention(node: mention.node, in: group) }
        }
        return table
    }
}

/// The last label that was reduced to text: a default is the same for many nodes, and may be long.
private struct SharedLabel {
    private var last: (label: DOTText, isRecord: Bool, text: String)?

    mutating func text(of label: DOTText, isRecord: Bool = false) -> String {
        if let last, last.label.raw == label.raw, last.label.isHTML == label.isHTML, last.isRecord == isRecord {
            return last.text
        }
        let text = label.text(DOTNames(), isRecord: isRecord)
        last = (label, isRecord, text)
        return text
    }
}
