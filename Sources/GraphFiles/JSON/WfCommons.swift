/// Scientific workflows in WfCommons' WfFormat 1.3 to 1.5 (https://docs.wfcommons.org): tasks that name their parents,
/// their children or both, in `workflow.tasks` or in `workflow.specification.tasks`.
extension JSONGraph {
    /// Reads the tasks of a workflow; an edge that both of its tasks tell is one edge.
    mutating func readWorkflow(_ tasks: [JSONValue], name: JSONValue?) throws(ReadingFailure) {
        builder.setName(name?.string)
        var byName: [String: Int] = [:]
        var nodes: [Int] = []
        for task in tasks {
            guard let id = task[first: ["id", "name"]]?.name else {
                report(task, "expected a task with an “id” or a “name”.")
                continue
            }
            let node = try newNode(id, label: task["name"], at: task)
            nodes.append(node)
            if let name = task["name"]?.name, byName[name] == nil { byName[name] = node }
        }
        guard problems.isEmpty else { return }
        for (node, task) in zip(nodes, tasks) {
            for parent in task["parents"]?.elements ?? [] {
                if let other = taskNode(parent, byName) { try taskEdge(other, node, at: parent) }
            }
            for child in task["children"]?.elements ?? [] {
                if let other = taskNode(child, byName) { try taskEdge(node, other, at: child) }
            }
        }
    }

    private mutating func taskNode(_ value: JSONValue, _ byName: [String: Int]) -> Int? {
        guard let name = name(value, of: "a parent or child of a task") else { return nil }
        if let node = builder.index(of: name) ?? byName[name] { return node }
        report(value, "\(shown(name)) is no task of the workflow. Add it, or correct its parents and children.")
        return nil
    }
}
