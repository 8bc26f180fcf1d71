/// Finds tasks of a dynamic workflow by name, and collects the names that are none.
struct DynamicNames {
    private let plan: Plan
    private(set) var problems: [Problem] = []

    init(plan: Plan) {
        self.plan = plan
    }

    /// The tasks of some names.
    mutating func tasks(_ names: [String], as role: UnknownTask.Role) -> [ErasedTask] {
        var tasks: [ErasedTask] = []
        for name in names {
            if let index = plan.number(named: name) {
                tasks.append(plan.tasks[index])
            } else {
                problems.append(unknown(name, as: role))
            }
        }
        return tasks
    }

    /// What gives tasks their values.
    mutating func entryPoints(_ values: [String: any Sendable]) -> [EntryPoint] {
        var entryPoints: [EntryPoint] = []
        for name in values.keys.sorted() {
            guard let value = values[name] else { continue }
            for task in tasks([name], as: .entryPoint) {
                // `as`: see `DynamicWiring`.
                entryPoints.append(EntryPoint(task: task, kind: .value { $0.set(value as any Sendable, at: $1) }))
            }
        }
        return entryPoints
    }

    private func unknown(_ name: String, as role: UnknownTask.Role) -> Problem {
        let isListed = problems.count < ShortList.problemLimit
        let hint = isListed ? nearestName(to: name, in: (0..<plan.count).map { plan.name(of: $0) }.sorted()) : nil
        let question = hint.map { " Did you mean “\($0)”?" } ?? ""
        return Problem("\(role.rawValue) “\(name)” is no task of workflow “\(plan.name)”.\(question)")
    }
}
