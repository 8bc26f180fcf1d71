extension PlanDescription {
    /// The plan as one line of JSON, in the format of ``formatVersion``; what a `JSONEncoder` makes of a plan says
    /// the same. Characters that could act on a terminal are escaped.
    ///
    /// ```swift
    /// let workflow = try Workflow(sayHi)
    /// print(workflow.description.json)
    /// ```
    public var json: String {
        var json = JSONText()
        json.object { json in
            json.member("format", Self.formatName)
            json.member("version", Self.formatVersion)
            json.member("name", name)
            json.array("tasks", tasks) { json, task in json.object { $0.members(of: task) } }
            json.array("goals", goals) { json, goal in json.number(goal) }
        }
        return json.text
    }
}

extension JSONText {
    /// The members of a task of a plan; those that say what goes without saying are left out.
    package mutating func members(of task: PlanDescription.Task) {
        member("name", task.name)
        array("dependencies", task.dependencies) { json, index in json.number(index) }
        if !task.conditionalDependencies.isEmpty {
            array("conditional", task.conditionalDependencies) { json, index in json.number(index) }
        }
        member("expected", task.expected?.wholeNanoseconds)
        if task.kind != .task { member("kind", task.kind.rawValue) }
        if !task.group.isEmpty { array("group", task.group) { json, name in json.quoted(name) } }
        if !task.tags.isEmpty { array("tags", task.tags) { json, tag in json.quoted(tag) } }
    }
}
