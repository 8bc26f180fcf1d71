internal import GraphDocuments

/// A graph of JSON while it is read: what all its forms have in common.
struct JSONGraph {
    static let idKeys = nameKeys + ["label"]
    static let nameKeys = ["id", "name", "key"]
    static let labelKeys = ["label", "name", "title"]
    static let sourceKeys = ["source", "from", "v", "src"]
    static let targetKeys = ["target", "to", "w", "dst", "dest"]

    /// What the ends of edges mean: ids, or with d3 also the places of nodes in their array.
    struct Ends {
        let areIndices: Bool
        let nodes: [Int]
    }

    private struct Pair: Hashable {
        let source: Int
        let target: Int
    }

    var builder: DocumentBuilder
    private(set) var problems: [ReadingFailure.Problem] = []
    private var toldPairs: Set<Pair> = []

    /// Begins an empty graph.
    init(limits: ReadingLimits) { builder = DocumentBuilder(limits: limits) }

    /// The graph that a value holds, whichever form it has, and whether that was WfCommons'.
    ///
    /// - Throws: what is wrong, all of it at once where one thing does not follow from another.
    static func read(
        _ root: JSONValue, limits: ReadingLimits
    ) throws(ReadingFailure) -> (document: GraphDocument, notes: [String], isWfCommons: Bool) {
        var graph = JSONGraph(limits: limits)
        let form = try JSONForm(root)
        switch form {
        case .nodeLink(let value): try graph.readNodeLink(value)
        case .edges(let edges): try graph.readEdges(edges, ends: nil)
        case .tasks(let tasks, let name): try graph.readTasks(tasks, name: name)
        case .workflow(let workflow, let name): try graph.readWorkflow(workflow, name: name)
        case .elements(let elements): try graph.readElements(elements)
        case .adjacency(let value): try graph.readAdjacency(value)
        }
        guard graph.problems.isEmpty else { throw ReadingFailure(graph.problems) }
        if case .workflow = form { return (graph.builder.document, graph.builder.notes.texts, true) }
        return (graph.builder.document, graph.builder.notes.texts, false)
    }

    /// Tells of something wrong that the rest does not follow from.
    mutating func report(_ value: JSONValue, _ message: String) {
        problems.append(ReadingFailure.Problem(offset: value.offset, message: message))
    }

    /// A name that must be there: a string or a number.
    mutating func name(_ value: JSONValue, of what: String) -> String? {
        if let name = value.name { return name }
        report(value, "\(what) must be a string or a number.")
        return nil
    }

    /// A new node; a second one of its id is reported.
    mutating func newNode(_ id: String, label: JSONValue?, at value: JSONValue) throws(ReadingFailure) -> Int {
        if builder.index(of: id) != nil {
            report(value, "\(shown(id)) names two nodes. Give each an id of its own.")
        }
        let node = try builder.node(id, at: value.offset)
        if let text = label?.name { builder.setLabel(oneLine(text), ofNode: node) }
        return node
    }

    /// An edge between tasks; one that both of its ends tell is one edge.
    mutating func taskEdge(_ source: Int, _ target: Int, at value: JSONValue) throws(ReadingFailure) {
        guard toldPairs.insert(Pair(source: source, target: target)).inserted else { return }
        try builder.edge(source, target, at: value.offset)
    }
}
