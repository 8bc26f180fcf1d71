/// Collects everything that is wrong with the entry points of a run.
struct EntryPointCheck {
    let plan: Plan
    // Made when the first problem needs them.
    private lazy var paths = PathsFromGoals(plan: plan)
    private lazy var names = Set(plan.tasks.map(\.name))
    private(set) var problems: [Problem] = []

    init(plan: Plan) {
        self.plan = plan
    }

    /// The entry points that fit, by their place in the plan.
    mutating func resolve(_ entryPoints: [EntryPoint]) -> [(task: Int, kind: EntryPoint.Kind)] {
        var seen: Set<Int> = []
        var known: [(task: Int, kind: EntryPoint.Kind)] = []
        for entryPoint in entryPoints {
            guard let task = plan.index(of: entryPoint.task) else {
                problems.append(foreign(entryPoint.task))
                continue
            }
            if seen.insert(task).inserted {
                known.append((task, entryPoint.kind))
            } else {
                problems.append(Problem("Task “\(entryPoint.task.name)” is given twice: give it once in a run."))
            }
        }
        return known
    }

    /// Finds the parameters that nobody gave, of tasks that would run.
    mutating func requireParameters(start: RunStart, supplied: Set<Int>) {
        for task in plan.tasksWithParameters where start.stages[task] == .pending && !supplied.contains(task) {
            for input in plan.tasks[task].inputs where input.dependency == nil {
                problems.append(missing(input.parameterName, of: task))
            }
        }
    }

    private mutating func missing(_ parameter: String, of task: Int) -> Problem {
        let name = plan.tasks[task].name
        let hasDependencies = !plan.graph.dependencies(of: task).isEmpty
        return Problem(
            """
            Task “\(name)” has no value for its parameter “\(parameter)” \
            (\(paths.text(to: task))): \
            give it in `run` with \(name)\(hasDependencies ? ".with" : "")(…).
            """)
    }

    private mutating func foreign(_ task: ErasedTask) -> Problem {
        if names.contains(task.name) {
            return Problem(
                """
                The entry point “\(task.name)” (defined at \(task.place)) is another definition than the task of that \
                name in workflow “\(plan.name)”: use the definition that the workflow was made with.
                """)
        }
        let hint =
            problems.count < ShortList.problemLimit ? nearestName(to: task.name, in: plan.tasks.map(\.name)) : nil
        let question = hint.map { " Did you mean “\($0)”?" } ?? ""
        return Problem(
            "The entry point “\(task.name)” is no part of workflow “\(plan.name)”: no goal depends on it.\(question)")
    }
}
