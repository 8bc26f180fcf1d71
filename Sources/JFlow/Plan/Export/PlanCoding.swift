extension PlanDescription {
    /// The version of the format in which a plan is encoded, and which ``json`` writes.
    ///
    /// A plan is an object with these members:
    ///
    /// | member | holds | where absent |
    /// |---|---|---|
    /// | `format` | `"jflow-plan"` | the same |
    /// | `version` | the number of this format | 1 |
    /// | `name` | the workflow's name | `"workflow"` |
    /// | `tasks` | an array of tasks, each behind everything that it depends on | empty |
    /// | `goals` | the indices of the goals in `tasks`, in the order given | empty |
    ///
    /// and a task is an object with these:
    ///
    /// | member | holds | where absent |
    /// |---|---|---|
    /// | `name` | the task's name | an error |
    /// | `dependencies` | the indices of the tasks that it needs, each once | empty |
    /// | `conditional` | those of them that it needs only if a condition says so | empty |
    /// | `expected` | how long it usually takes, in whole nanoseconds | unknown |
    /// | `kind` | `"task"`, `"resource"`, `"mapping"` or `"choice"` | `"task"` |
    /// | `group` | the names of the groups around it, the outermost first | in none |
    /// | `tags` | what its author marked it with | none |
    ///
    /// A reader ignores members that it does not know and takes an unknown kind for `"task"`, so a format to which
    /// only such things are added keeps its number. The number grows when an older reader would misread a plan, and a
    /// reader refuses a number that is greater than its own, as it refuses indices that name no task.
    public static let formatVersion = 1

    static let formatName = "jflow-plan"
}

extension PlanDescription: Codable {
    private enum Member: String, CodingKey {
        case format, version, name, tasks, goals
    }

    /// Reads a plan in the format of ``formatVersion``.
    ///
    /// - Throws: `DecodingError` where the format is another or newer one, or where an index names no task.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        try Self.checkFormat(members)
        name = try members.decodeIfPresent(String.self, forKey: .name) ?? "workflow"
        tasks = try members.decodeIfPresent([Task].self, forKey: .tasks) ?? []
        goals = try members.decodeIfPresent([Int].self, forKey: .goals) ?? []
        if let problem = firstWrongIndex {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: problem))
        }
    }

    /// Writes a plan in the format of ``formatVersion``.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Member.self)
        try members.encode(Self.formatName, forKey: .format)
        try members.encode(Self.formatVersion, forKey: .version)
        try members.encode(name, forKey: .name)
        try members.encode(tasks, forKey: .tasks)
        try members.encode(goals, forKey: .goals)
    }

    private static func checkFormat(_ members: KeyedDecodingContainer<Member>) throws {
        let format = try members.decodeIfPresent(String.self, forKey: .format) ?? formatName
        guard format == formatName else {
            throw DecodingError.dataCorruptedError(
                forKey: .format, in: members,
                debugDescription: "This is no plan of a workflow: its format is “\(format.inert)”, not “\(formatName)”."
            )
        }
        let version = try members.decodeIfPresent(Int.self, forKey: .version) ?? 1
        guard (1...formatVersion).contains(version) else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: members, debugDescription: Self.refusal(of: version))
        }
    }

    private static func refusal(of version: Int) -> String {
        guard version > formatVersion else { return "There is no version \(version) of the format of plans." }
        return """
            The plan is written in version \(version) of its format, and this JFlow reads up to version \
            \(formatVersion): read it with a newer JFlow.
            """
    }

    /// What is wrong with the first index that names no task, or none that stands before the one that needs it.
    private var firstWrongIndex: String? {
        for (index, task) in tasks.enumerated() {
            if let wrong = task.dependencies.first(where: { !(0..<index).contains($0) }) {
                return """
                    Task \(index), “\(task.name.inert)”, depends on \(wrong), which is no index of a task before it.
                    """
            }
            if let wrong = task.conditionalDependencies.first(where: { !task.dependencies.contains($0) }) {
                return """
                    Task \(index), “\(task.name.inert)”, depends on \(wrong) under a condition, but \(wrong) is none of \
                    its dependencies.
                    """
            }
        }
        guard let wrong = goals.first(where: { !tasks.indices.contains($0) }) else { return nil }
        return "The goal \(wrong) is no index of a task: there are \(tasks.count)."
    }
}
