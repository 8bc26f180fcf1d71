internal import GraphDocuments

/// A graph of JSON while it is read: what all its forms have in common.
struct JSONGraph {
    var builder: DocumentBuilder
    private(set) var problems: [ReadingFailure.Problem] = []

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
}
