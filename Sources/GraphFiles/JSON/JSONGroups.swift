/// The groups of nodes and links: an array of names or of objects with `id`, `label` and `parent`.
///
/// Without that array the `group` of a node is only a colour, as in many examples of d3.
struct JSONGroups {
    private(set) var table = GroupTable()
    private var indices: [String: Int] = [:]
    private let areGiven: Bool

    /// Reads the array, if there is one.
    init(_ value: JSONValue?, problems graph: inout JSONGraph) throws(ReadingFailure) {
        let elements = value?.elements ?? []
        areGiven = value?.kind == .array
        var parents: [(group: Int, parent: JSONValue)] = []
        for element in elements {
            guard let id = (element.kind == .object ? element[first: JSONGraph.idKeys] : element)?.name else {
                graph.builder.notes.count("groups without an id are left out")
                continue
            }
            guard indices[id] == nil else {
                graph.report(element, "\(shown(id)) names two groups. Give each an id of its own.")
                continue
            }
            try graph.builder.limits.checkGroups(table.count, at: element.offset)
            let label = element[first: JSONGraph.labelKeys]?.name ?? id
            indices[id] = table.add(id: id, label: oneLine(label))
            if let parent = element["parent"], parent.kind != .null { parents.append((table.count - 1, parent)) }
        }
        for (group, value) in parents {
            if let parent = index(value, problems: &graph) { table.setParent(parent, of: group) }
        }
        let cyclic = Set(table.cyclic)
        for (group, value) in parents where cyclic.contains(group) {
            graph.report(value, "a group cannot lie within itself. Correct its “parent”.")
        }
        try graph.builder.limits.checkNesting(table.depth, of: "groups", at: value?.offset)
    }

    /// Puts a node into the group of this name.
    mutating func put(_ node: Int, into value: JSONValue, problems graph: inout JSONGraph) {
        guard areGiven, value.kind != .null, let group = index(value, problems: &graph) else { return }
        table.mention(node: node, in: group)
    }

    private func index(_ value: JSONValue, problems graph: inout JSONGraph) -> Int? {
        guard let name = graph.name(value, of: "the name of a group") else { return nil }
        if let index = indices[name] { return index }
        graph.report(value, "\(shown(name)) is no group. Add it to “groups”.")
        return nil
    }
}
