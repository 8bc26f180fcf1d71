/// Collects everything that is wrong with what a run is to start with.
struct EntryPointCheck {
    let plan: Plan
    // Made when the first problem needs it.
    private lazy var unknown = UnknownTask(plan: plan)
    private(set) var problems: [Problem] = []

    init(plan: Plan) {
        self.plan = plan
    }

    /// The entry points that fit, by their place in the plan.
    mutating func resolve(_ entryPoints: [EntryPoint]) -> [(task: Int, kind: EntryPoint.Kind)] {
        var seen: Set<Int> = []
        var known: [(task: Int, kind: EntryPoint.Kind)] = []
        for entryPoint in entryPoints {
            guard let original = plan.task(of: entryPoint), let task = plan.index(of: original) else {
                lookElsewhere(for: entryPoint)
                continue
            }
            guard seen.insert(task).inserted else {
                problems.append(.givenTwice(original))
                continue
            }
            if let problem = misfit(entryPoint.kind, original, task) {
                problems.append(problem)
            } else {
                known.append((task, entryPoint.kind))
            }
        }
        return known
    }

    /// The places of the goals of a run.
    mutating func resolve(goals: [ErasedTask]) -> [Int] {
        var indices: [Int] = []
        for goal in goals {
            guard let index = plan.index(of: goal) else {
                problems.append(unknown.problem(goal, as: .goal))
                continue
            }
            indices.append(index)
            if let problem = closed(index) { problems.append(problem) }
        }
        return indices
    }

    /// Asks for the parameters of tasks to which nobody gave them.
    mutating func require(parametersOf tasks: Set<Int>, start: RunStart) {
        guard !tasks.isEmpty else { return }
        let paths = PathsFromGoals(plan: plan, start: start)
        for task in tasks.sorted() {
            for input in plan.tasks[task].inputs where input.dependency == nil {
                problems.append(missing(input.parameterName, of: task, path: paths.text(to: task)))
            }
        }
    }

    /// A task that is not needed here because of what was replaced is no error, as one that is not needed in a run.
    private mutating func lookElsewhere(for entryPoint: EntryPoint) {
        if let original = plan.task(of: entryPoint), plan.knows(original) { return }
        problems.append(unknown.problem(entryPoint, withHint: problems.count < ShortList.problemLimit))
    }

    /// What is wrong with giving something to a task that another one stands for, or that has something bound to it.
    private func misfit(_ kind: EntryPoint.Kind, _ original: ErasedTask, _ task: Int) -> Problem? {
        switch kind {
        case .value: return nil
        case .replacement(let other, _): return .misfit(other, for: original)
        case .arguments, .parameters: break
        }
        let present = plan.tasks[task]
        if let substitute = plan.derivation?.substitute(for: original), !substitute.isCopy {
            return .replaced(original, by: present, in: plan)
        }
        switch (present.binding, kind) {
        case (.value?, _): return .valueGiven(present, in: plan)
        case (.arguments?, .parameters): return .argumentsBound(present, in: plan)
        default: return nil
        }
    }

    private func closed(_ goal: Int) -> Problem? {
        guard !plan.rules.flags.isEmpty, plan.rules.flags[goal].contains(.isResource) else { return nil }
        return Problem(
            """
            Task “\(plan.tasks[goal].name)” is closed after its last consumer, so it cannot be a goal: name a task that \
            uses it.
            """)
    }

    private func missing(_ parameter: String, of task: Int, path: String) -> Problem {
        let definition = plan.tasks[task].attributes.origin?.definition ?? plan.tasks[task]
        let hasDependencies = !plan.graph.dependencies(of: task).isEmpty
        let call = "\(definition.name)\(hasDependencies ? ".with" : "")(…)"
        return Problem(
            """
            Task “\(plan.tasks[task].name)” has no value for its parameter “\(parameter)” (\(path)): \
            give it in `run` with \(call)\(scope(of: task)).
            """)
    }

    private func scope(of task: Int) -> String {
        guard let embedding = plan.tasks[task].attributes.origin?.embedding else { return "" }
        return ".within(\(embedding.path.map { "\"\($0)\"" }.joined(separator: ", ")))"
    }
}
