import GraphDocuments

extension GraphDocument {
    /// The graph as JSON, a node and an edge a line: `nodes` with `id`, `label` and the `group` they lie in, `edges`
    /// with `from`, `to` and `label`, `groups` with `id`, `label` and `parent`; `name`, and `direction` if it is
    /// `right`.
    ///
    /// A label that is the id, and what goes without saying, is left out.
    var json: String {
        var members: [String] = []
        if let name { members.append("\"name\": \(JSONText.string(name))") }
        if leadsRight { members.append("\"direction\": \"right\"") }
        members.append(JSONWriter.array("nodes", nodes.map(written)))
        members.append(JSONWriter.array("edges", edges.map(written)))
        if !groups.isEmpty { members.append(JSONWriter.array("groups", groups.map(written))) }
        return "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
    }

    private func written(_ node: Node) -> String {
        JSONWriter.object([
            ("id", node.id), ("label", node.label == node.id ? nil : node.label),
            ("group", node.group.map { groups[$0].id }),
        ])
    }

    private func written(_ edge: Edge) -> String {
        JSONWriter.object([("from", nodes[edge.source].id), ("to", nodes[edge.target].id), ("label", edge.label)])
    }

    private func written(_ group: Group) -> String {
        JSONWriter.object([
            ("id", group.id), ("label", group.label == group.id ? nil : group.label),
            ("parent", group.parent.map { groups[$0].id }),
        ])
    }
}

private enum JSONWriter {
    static func object(_ members: [(key: String, value: String?)]) -> String {
        let given = members.compactMap { key, value in value.map { "\"\(key)\": \(JSONText.string($0))" } }
        return "{" + given.joined(separator: ", ") + "}"
    }

    static func array(_ key: String, _ elements: [String]) -> String {
        guard !elements.isEmpty else { return "\"\(key)\": []" }
        return "\"\(key)\": [\n    " + elements.joined(separator: ",\n    ") + "\n  ]"
    }
}
