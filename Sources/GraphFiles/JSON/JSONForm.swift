/// The forms in which graphs are written in JSON, told apart by their members.
enum JSONForm {
    /// Nodes and links: networkx, d3, JSON Graph Format, and what we write.
    case nodeLink(JSONValue)
    /// Edges alone.
    case edges([JSONValue])
    /// Our own plans, and others that name what each thing needs.
    case tasks([JSONValue], name: JSONValue?)
    /// WfCommons.
    case workflow([JSONValue], name: JSONValue?)
    /// Cytoscape.
    case elements([JSONValue])
    /// For each node those that it leads to.
    case adjacency(JSONValue)

    /// The form of a value.
    ///
    /// - Throws: where it has none of them.
    init(_ root: JSONValue) throws(ReadingFailure) {
        guard let form = Self.form(of: root) else {
            throw ReadingFailure(
                at: root.offset,
                """
                this JSON is no graph. Expected “nodes” with “edges” or “links”, an array of pairs, an object of \
                arrays ({"a": ["b"]}), a plan with “tasks”, or a workflow of WfCommons.
                """)
        }
        self = form
    }

    private static func form(of root: JSONValue) -> JSONForm? {
        if let elements = root.elements { return form(ofElements: elements) }
        guard let members = root.members else { return nil }
        if let workflow = root["workflow"], workflow.kind == .object {
            let tasks = workflow["specification"]?["tasks"] ?? workflow[first: ["tasks", "jobs"]]
            return tasks?.elements.map { .workflow($0, name: root["name"]) }
        }
        if let plan = root["plan"], let tasks = plan["tasks"]?.elements { return .tasks(tasks, name: plan["name"]) }
        if let tasks = root["tasks"]?.elements { return .tasks(tasks, name: root[first: ["name", "workflow"]]) }
        if let elements = root["elements"] { return form(ofCytoscape: elements) }
        if let graph = root["graph"], graph["nodes"] != nil { return .nodeLink(graph) }
        if root["nodes"]?.isContainer == true || root[first: ["links", "edges"]]?.kind == .array {
            return .nodeLink(root)
        }
        return members.allSatisfy { $0.value.isContainer } ? .adjacency(root) : nil
    }

    private static func form(ofElements elements: [JSONValue]) -> JSONForm? {
        guard let first = elements.first else { return .edges([]) }
        if first["data"] != nil { return .elements(elements) }
        if first.kind == .array || first[first: JSONGraph.sourceKeys] != nil { return .edges(elements) }
        return first.kind == .object ? .tasks(elements, name: nil) : nil
    }

    private static func form(ofCytoscape elements: JSONValue) -> JSONForm? {
        if let list = elements.elements { return .elements(list) }
        guard elements.kind == .object else { return nil }
        return .elements((elements["nodes"]?.elements ?? []) + (elements["edges"]?.elements ?? []))
    }
}
