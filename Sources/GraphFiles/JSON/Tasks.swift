/// Lists of things that name what they need: our own plans, and the like of other programs.
extension JSONGraph {
    private static let neededKeys = [
        "dependencies", "parents", "parentIds", "depends_on", "dependsOn", "needs", "requires", "deps",
    ]

    /// A group deeper down is called by its name alone, lest the ids of nested groups grow with their square.
    private static let longestPath = 200

    private struct GroupKey: Hashable {
        let name: String
        let parent: Int?
    }

    /// Reads tasks with `name` or `id`, `dependencies` (names, or places in the array) and `group` (a path).
    mutating func readTasks(_ tasks: [JSONValue], name: JSONValue?) throws(ReadingFailure) {
        builder.setName(name?.string)
        var groups = GroupTable()
        var known: [GroupKey: Int] = [:]
        for task in tasks {
            guard let id = task[first: Self.nameKeys]?.name else {
                report(task, "expected a task with a “name” or an “id”.")
                continue
            }
            let node = try newNode(id, label: task[first: Self.labelKeys], at: task)
            let path = task["group"]?.elements?.compactMap(\.name) ?? []
            if let group = try group(path, &groups, &known, at: task) { groups.mention(node: node, in: group) }
        }
        guard problems.isEmpty else { return }
        builder.setGroups(groups)
        let areNumbered = tasks.contains { $0[first: Self.nameKeys]?.kind == .number }
        for (place, task) in tasks.enumerated() {
            try readNeeds(of: task, place, count: areNumbered ? nil : tasks.count)
        }
    }

    private func group(
        _ path: [String], _ groups: inout GroupTable, _ known: inout [GroupKey: Int], at task: JSONValue
    ) throws(ReadingFailure) -> Int? {
        try builder.limits.checkNesting(path.count, of: "groups", at: task.offset)
        var group: Int?
        for name in path {
            let key = GroupKey(name: name, parent: group)
            if known[key] == nil {
                try builder.limits.checkGroups(groups.count, at: task.offset)
                let outer = group.map { groups[id: $0] + "/" } ?? ""
                let id = outer.utf8.count < Self.longestPath ? outer + name : name
                known[key] = groups.add(id: id, label: oneLine(name), parent: group)
            }
            group = known[key]
        }
        return group
    }

    /// Reads what a task needs and what needs it; `count` is that of the tasks where numbers are places in their array.
    private mutating func readNeeds(of task: JSONValue, _ place: Int, count: Int?) throws(ReadingFailure) {
        for needed in task[first: Self.neededKeys]?.elements ?? [] {
            if let other = node(needed, count) { try taskEdge(other, place, at: needed) }
        }
        for child in task["children"]?.elements ?? [] {
            if let other = node(child, count) { try taskEdge(place, other, at: child) }
        }
    }

    private mutating func node(_ value: JSONValue, _ count: Int?) -> Int? {
        guard let name = name(value, of: "what a task needs") else { return nil }
        if let count, let place = value.integer {
            if (0..<count).contains(place) { return place }
        } else if let node = builder.index(of: name) {
            return node
        }
        report(value, "\(shown(name)) is no task. Add it to the tasks, or correct what needs it.")
        return nil
    }
}
