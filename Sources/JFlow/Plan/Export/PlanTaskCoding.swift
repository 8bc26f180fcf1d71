extension PlanDescription.Task: Codable {
    private enum Member: String, CodingKey {
        case name, dependencies, conditional, expected, kind, group, tags
    }

    /// Reads a task of a plan in the format of ``PlanDescription/formatVersion``.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        name = try members.decode(String.self, forKey: .name)
        dependencies = try members.decodeIfPresent([Int].self, forKey: .dependencies) ?? []
        conditionalDependencies = try members.decodeIfPresent([Int].self, forKey: .conditional) ?? []
        expected = try members.decodeIfPresent(Int64.self, forKey: .expected).map { .nanoseconds($0) }
        kind = try members.decodeIfPresent(String.self, forKey: .kind).flatMap(Kind.init) ?? .task
        group = try members.decodeIfPresent([String].self, forKey: .group) ?? []
        tags = try members.decodeIfPresent([String].self, forKey: .tags) ?? []
    }

    /// Writes a task of a plan; members that say what goes without saying are left out, as in
    /// ``PlanDescription/json``.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Member.self)
        try members.encode(name, forKey: .name)
        try members.encode(dependencies, forKey: .dependencies)
        if !conditionalDependencies.isEmpty {
            try members.encode(conditionalDependencies, forKey: .conditional)
        }
        try members.encodeIfPresent(expected?.wholeNanoseconds, forKey: .expected)
        if kind != .task { try members.encode(kind.rawValue, forKey: .kind) }
        if !group.isEmpty { try members.encode(group, forKey: .group) }
        if !tags.isEmpty { try members.encode(tags, forKey: .tags) }
    }
}
