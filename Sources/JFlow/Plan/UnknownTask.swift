/// Says that a task is no part of a plan, and what may have been meant.
struct UnknownTask {
    /// What the task was named for.
    enum Role: String {
        case entryPoint = "The entry point"
        case replaced = "The task to be replaced"
        case goal = "The goal"
        case task = "The task to run again"
    }

    private let plan: Plan
    private let names: Set<String>

    init(plan: Plan) {
        self.plan = plan
        names = Set((0..<plan.count).map { plan.name(of: $0) })
    }

    /// An entry point whose task the plan does not have.
    ///
    /// - Parameter withHint: Whether to look for a name that was meant: too much for a thousand problems.
    func problem(_ entryPoint: EntryPoint, withHint: Bool = true) -> Problem {
        problem(
            entryPoint.task, as: entryPoint.isReplacement ? .replaced : .entryPoint, scope: entryPoint.scope,
            withHint: withHint)
    }

    /// A task that the plan does not have.
    func problem(_ task: ErasedTask, as role: Role, scope: [String] = [], withHint: Bool = true) -> Problem {
        let name = (scope + [task.name]).joined(separator: "/")
        let begin = "\(role.rawValue) “\(name)”"
        let workflow = "workflow “\(plan.name)”"
        if scope.isEmpty, let embeddings = embeddings(of: task) {
            return Problem(
                "\(begin) is part of \(workflow) only within \(embeddings.names): \(embeddings.advice(role))")
        }
        if plan.knows(task) {
            return Problem("\(begin) is no part of \(workflow) any more: what needed it was replaced.")
        }
        if scope.isEmpty, names.contains(task.name) {
            return Problem(
                """
                \(begin) (defined at \(task.place)) is another definition than the task of that \
                name in \(workflow): use the definition that the workflow was made with.
                """)
        }
        let hint = withHint ? nearestName(to: name, in: plan.tasks.map(\.name)) : nil
        let question = hint.map { " Did you mean “\($0)”?" } ?? ""
        return Problem("\(begin) is no part of \(workflow): no goal depends on it.\(question)")
    }

    /// An index that no task of the plan has.
    func problem(index: Int) -> Problem {
        Problem(
            "\(Role.task.rawValue) has the index \(index): the \(plan.tasks.count) tasks of workflow “\(plan.name)” count from 0."
        )
    }

    private func embeddings(of task: ErasedTask) -> Embeddings? {
        let paths = plan.copies.compactMap { copy in
            let origin = plan.tasks[copy].attributes.origin
            return origin?.definition === task ? origin?.embedding?.path : nil
        }
        return paths.isEmpty ? nil : Embeddings(paths: paths)
    }

    /// Where a task stands that is part of embedded workflows only.
    private struct Embeddings {
        let paths: [[String]]

        var names: String {
            ShortList.items(
                paths, limit: ShortList.nameLimit, separator: ", ", rest: { "\($0) more" },
                text: { "“\($0.joined(separator: "/"))”" })
        }

        func advice(_ role: Role) -> String {
            switch role {
            case .entryPoint, .replaced:
                "say which with .within(\(paths[0].map { "\"\($0)\"" }.joined(separator: ", ")))."
            case .goal, .task:
                "make it a goal of the workflow that is embedded, and name what `embedded` returns."
            }
        }
    }
}
