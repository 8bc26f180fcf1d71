/// Finds everything that is wrong with a compiled plan.
struct PlanCheck {
    let plan: Plan
    /// Made for the first problem that names a path.
    private lazy var paths = PathsFromGoals(plan: plan)

    init(plan: Plan) {
        self.plan = plan
    }

    mutating func problems() -> [Problem] {
        // Nearly no plan has copies.
        let embeddings = plan.copies.isEmpty ? nil : EmbeddingCheck(plan: plan, paths: paths)
        var problems = noGoals
        if !plan.hasGoodNames {
            problems += unnamedTasks() + duplicateNames { embeddings?.isDoubled($0) == true }
        }
        return problems + (embeddings?.problems ?? []) + contradictions() + tooLarge
    }

    private var noGoals: [Problem] {
        guard plan.goals.isEmpty else { return [] }
        return [Problem("Workflow “\(plan.name)” has no goal: name at least one task whose value a run is to return.")]
    }

    private mutating func unnamedTasks() -> [Problem] {
        plan.tasks.indices.filter { plan.tasks[$0].name.isEmpty }.map { task in
            Problem("A task defined at \(plan.tasks[task].place) has an empty name (\(pathText(task))): give it one.")
        }
    }

    /// One problem for each name that several tasks have, however many they are.
    private mutating func duplicateNames(except isKnown: (Int) -> Bool) -> [Problem] {
        var named: [String: [Int]] = [:]
        var doubled: [String] = []
        for task in plan.tasks.indices where !plan.tasks[task].name.isEmpty {
            let name = plan.tasks[task].name
            if named[name] != nil, isKnown(task) { continue }
            named[name, default: []].append(task)
            if named[name]?.count == 2 { doubled.append(name) }
        }
        return doubled.map { duplicate($0, named[$0] ?? []) }
    }

    private mutating func duplicate(_ name: String, _ tasks: [Int]) -> Problem {
        let count = tasks.count == 2 ? "Two" : "\(tasks.count)"
        let places = tasks.prefix(ShortList.nameLimit).map { task in
            "one \(task == tasks[0] ? "defined " : "")at \(plan.tasks[task].place) (\(pathText(task)))"
        }
        let hidden = tasks.count - places.count
        let list = (places + (hidden > 0 ? ["\(hidden) more"] : [])).joined(separator: ", ")
        let advice =
            tasks.count == 2
            ? "Rename one, or use the same definition in both places."
            : "Rename all but one, or use the same definition in all places."
        return Problem("\(count) different tasks are named “\(name)”: \(list). \(advice)")
    }

    /// What definitions ask for and cannot have together.
    private mutating func contradictions() -> [Problem] {
        var problems: [Problem] = []
        for task in plan.rules.flags.indices where !plan.rules.flags[task].isEmpty {
            let (flags, name) = (plan.rules.flags[task], plan.name(of: task))
            if flags.contains(.isResource), flags.contains(.isCached) {
                problems.append(
                    Problem("Task “\(name)” is closed after its last consumer, so it cannot be cached: leave one out."))
            }
            if flags.contains(.isResource), plan.goals.contains(task) {
                problems.append(
                    Problem(
                        """
                        Task “\(name)” is closed after its last consumer, so it cannot be a goal: make a task that \
                        uses it the goal.
                        """))
            }
            problems += outlivedDependencies(of: task, flags)
            if plan.goals.contains(task), let resource = handedOn(by: task) {
                problems.append(
                    Problem(
                        """
                        Task “\(name)” may have the value of “\(plan.tasks[resource].name)”, which is closed after its \
                        last consumer, so it cannot be a goal: make a task that uses it the goal.
                        """))
            }
            if plan.tasks[task].attributes.kind == .choice, !flags.isDisjoint(with: [.isCached, .isTimed]) {
                problems.append(
                    Problem(
                        """
                        Task “\(name)” only takes the value of another task, so it can be neither cached nor limited in \
                        time: ask that of the tasks between which it chooses.
                        """))
            }
        }
        return problems
    }

    /// What is open longer than a run cannot use what is closed at the run's end.
    private func outlivedDependencies(of task: Int, _ flags: TaskFlags) -> [Problem] {
        func isShared(_ task: Int) -> Bool { plan.tasks[task].attributes.conduct.closeShared != nil }
        guard flags.contains(.isResource), isShared(task) else { return [] }
        return plan.graph.dependencies(of: task).map { Int($0) }
            .filter { plan.rules.flags[$0].contains(.isResource) && !isShared($0) }
            .map { dependency in
                Problem(
                    """
                    Task “\(plan.tasks[task].name)” is shared between runs, but takes “\(plan.tasks[dependency].name)”, which \
                    is closed at the end of each run: share that one too, or close both.
                    """)
            }
    }

    /// A resource that a task may hand on, perhaps by way of others.
    private func handedOn(by task: Int) -> Int? {
        var source = plan.rules.handedOn[task]?.min()
        while let task = source, !plan.rules.flags[task].contains(.isResource) {
            source = plan.rules.handedOn[task]?.min()
        }
        return source
    }

    private var tooLarge: [Problem] {
        guard plan.layout.size > SlotLayout.sizeLimit else { return [] }
        return [
            Problem(
                """
                The values of workflow “\(plan.name)” need \(plan.layout.size) bytes in line, more than \
                \(SlotLayout.sizeLimit): let large values live behind a reference or an array.
                """)
        ]
    }

    private mutating func pathText(_ task: Int) -> String {
        paths.text(to: task)
    }
}
