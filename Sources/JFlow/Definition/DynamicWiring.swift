/// Resolves the names of dynamic tasks, and collects everything that is wrong with them.
struct DynamicWiring {
    private let tasks: [DynamicTask]
    private let goals: [Int]
    private var dependencies: [[Int]] = []
    private(set) var problems: [Problem] = []
    /// The tasks, each behind everything that it depends on; without those that stand on a cycle.
    private var order: [Int] = []

    init(tasks: [DynamicTask], goals: [String]?) {
        self.tasks = tasks
        var indices: [String: Int] = [:]
        for (index, task) in tasks.enumerated() { indices[task.name] = index }
        var problems = indices.count == tasks.count ? [] : Problem.sharedNames(tasks.lazy.map(\.name))
        let needed = Set(tasks.flatMap(\.dependencies))
        let goalNames = goals ?? tasks.map(\.name).filter { !needed.contains($0) }
        self.goals = goalNames.compactMap { name in
            if indices[name] == nil {
                let hint = Self.hint(name, in: indices, after: problems.count)
                problems.append(Problem("The goal “\(name)” is no task.\(hint)"))
            }
            return indices[name]
        }
        for task in tasks {
            dependencies.append(
                task.dependencies.compactMap { name in
                    if indices[name] == nil {
                        let hint = Self.hint(name, in: indices, after: problems.count)
                        problems.append(Self.unknown(name, of: task, hint: hint))
                    }
                    return indices[name]
                })
        }
        self.problems = problems
        order = sorted()
        self.problems += cycles()
    }

    /// The goals as definitions, with everything that they need behind them. Only without problems.
    var definedGoals: [ErasedTask] {
        var defined = [ErasedTask?](repeating: nil, count: tasks.count)
        for index in order {
            defined[index] = definition(of: tasks[index], inputs: dependencies[index].compactMap { defined[$0] })
        }
        return goals.compactMap { defined[$0] }
    }

    private func definition(of task: DynamicTask, inputs: [ErasedTask]) -> ErasedTask {
        let body = task.body
        let count = inputs.count
        var attributes = TaskAttributes()
        attributes.expected = task.expected
        return ErasedTask(
            name: task.name, place: SourcePlace(file: "a dynamic workflow", line: 0),
            inputs: inputs.map { TaskInput(dependency: $0) }, output: Slot<any Sendable>.self,
            // `as`: an existential argument of a generic function is opened otherwise, and stored as what is inside.
            body: .asynchronous { $0.set(try await body($0.inputs(count)) as any Sendable, at: count) },
            attributes: attributes)
    }

    /// Sorts topologically (Kahn 1962); what stands on a cycle or behind one is left out.
    private func sorted() -> [Int] {
        let graph = DependencyGraph(dependencies)
        var waiting = dependencies.map(\.count)
        var order = waiting.indices.filter { waiting[$0] == 0 }
        var position = 0
        while position < order.count {
            for successor in graph.successors(of: order[position]) {
                waiting[Int(successor)] -= 1
                if waiting[Int(successor)] == 0 { order.append(Int(successor)) }
            }
            position += 1
        }
        return order
    }

    /// Walks from every task that could not be sorted along its unsorted dependencies until a task comes again.
    private func cycles() -> [Problem] {
        var isSorted = [Bool](repeating: false, count: tasks.count)
        for task in order { isSorted[task] = true }
        var walkOf = [Int](repeating: -1, count: tasks.count)
        var problems: [Problem] = []
        for start in tasks.indices where !isSorted[start] && walkOf[start] < 0 {
            var walk: [Int] = []
            var next: Int? = start
            while let task = next, walkOf[task] < 0 {
                walkOf[task] = start
                walk.append(task)
                next = dependencies[task].first { !isSorted[$0] }
            }
            guard let meeting = next, walkOf[meeting] == start, let from = walk.firstIndex(of: meeting) else {
                continue
            }
            problems.append(cycle(walk[from...] + [meeting]))
        }
        return problems
    }

    private func cycle(_ path: ArraySlice<Int>) -> Problem {
        let names = ShortList.path(path.map { tasks[$0].name })
        return Problem("Tasks depend on each other in a cycle: \(names). Remove one of these dependencies.")
    }

    private static func unknown(_ name: String, of task: DynamicTask, hint: String) -> Problem {
        Problem("Task “\(task.name)” depends on “\(name)”, which is no task.\(hint)")
    }

    /// Looks for a name that was meant, for as many problems as a message lists.
    private static func hint(_ name: String, in indices: [String: Int], after problemCount: Int) -> String {
        guard problemCount < ShortList.problemLimit else { return "" }
        return nearestName(to: name, in: indices.keys.sorted()).map { " Did you mean “\($0)”?" } ?? ""
    }
}
