/// Brings described tasks into an order in which each stands behind everything that it depends on, and collects
/// everything that is wrong with them.
struct DescribedOrder {
    /// The tasks of the plan: those that goals need, in their author's order where that is one to run them in.
    private(set) var tasks: NumberedTasks
    /// The goals among them; `nil` for all that no other task needs.
    private(set) var goals: [Int]?
    /// For each of them its number among those that were given; `nil` where all were taken as they are.
    private(set) var originals: [Int32]?
    private(set) var problems: [Problem] = []

    init(_ tasks: NumberedTasks, goals: [Int]?) {
        self.tasks = tasks
        self.goals = goals
        if !Self.isInOrder(tasks) || goals != nil { sort() }
    }

    /// Whether every task stands behind all that it depends on.
    private static func isInOrder(_ tasks: NumberedTasks) -> Bool {
        tasks.ends.withUnsafeBufferPointer { ends in
            tasks.dependencies.withUnsafeBufferPointer { list in
                var position = 0
                for task in ends.indices {
                    // As bits a negative number is a large one.
                    while position < Int(ends[task]) {
                        if UInt32(bitPattern: list[position]) >= UInt32(truncatingIfNeeded: task) { return false }
                        position += 1
                    }
                }
                return true
            }
        }
    }

    private mutating func sort() {
        if goals == nil { goals = ends }
        problems = unknownGoals() + unknownDependencies()
        guard problems.isEmpty else {
            problems += DescribedCycles(known(tasks)).problems
            return
        }
        let cycles = DescribedCycles(tasks)
        problems = cycles.problems
        if problems.isEmpty { take(cycles.order) }
    }

    /// Takes the tasks in another order, without those that no goal needs.
    private mutating func take(_ order: [Int]) {
        let isNeeded = needed(in: order)
        let kept = Self.isInOrder(tasks) ? Array(0..<tasks.count) : order
        let originals = kept.filter { isNeeded[$0] }
        var places = [Int](repeating: -1, count: tasks.count)
        for (place, task) in originals.enumerated() { places[task] = place }
        goals = goals?.map { places[$0] }
        guard originals.count < tasks.count || originals != Array(0..<tasks.count) else { return }
        var taken = NumberedTasks(capacity: originals.count)
        for task in originals {
            taken.add(
                tasks.names[task], after: tasks.dependencies(of: task).map { places[Int($0)] },
                expected: tasks.expected[task])
        }
        tasks = taken
        self.originals = originals.map { Int32(truncatingIfNeeded: $0) }
    }

    /// The tasks that no other one needs.
    private var ends: [Int] {
        var isNeeded = [Bool](repeating: false, count: tasks.count)
        for dependency in tasks.dependencies where isKnown(dependency) { isNeeded[Int(dependency)] = true }
        return isNeeded.indices.filter { !isNeeded[$0] }
    }

    /// Which tasks the goals need.
    private func needed(in order: [Int]) -> [Bool] {
        var isNeeded = [Bool](repeating: false, count: tasks.count)
        for goal in goals ?? [] { isNeeded[goal] = true }
        for task in order.reversed() where isNeeded[task] {
            for dependency in tasks.dependencies(of: task) { isNeeded[Int(dependency)] = true }
        }
        return isNeeded
    }

    // MARK: What is wrong

    private func unknownGoals() -> [Problem] {
        (goals ?? []).filter { !(0..<tasks.count).contains($0) }.map { Problem("The goal \($0) is no task.\(range)") }
    }

    private func unknownDependencies() -> [Problem] {
        (0..<tasks.count).flatMap { task in
            tasks.dependencies(of: task).filter { !isKnown($0) }.map { dependency in
                Problem("Task “\(tasks.names[task])” depends on task \(dependency), which is no task.\(range)")
            }
        }
    }

    private var range: String { tasks.count == 0 ? "" : " The tasks are 0 to \(tasks.count - 1)." }

    private func isKnown(_ task: Int32) -> Bool { (0..<tasks.count).contains(Int(task)) }

    /// The same without dependencies that are no tasks.
    private func known(_ tasks: NumberedTasks) -> NumberedTasks {
        var known = NumberedTasks(capacity: tasks.count)
        for task in 0..<tasks.count {
            known.add(tasks.names[task], after: tasks.dependencies(of: task).filter(isKnown).map { Int($0) })
        }
        return known
    }
}

/// The order of described tasks by what they depend on, and the cycles that keep some from having a place in it.
private struct DescribedCycles {
    private let tasks: NumberedTasks
    /// The tasks, each behind everything that it depends on; without those that stand on a cycle or behind one.
    private(set) var order: [Int] = []

    /// Sorts topologically (Kahn 1962).
    init(_ tasks: NumberedTasks) {
        self.tasks = tasks
        let graph = DependencyGraph((0..<tasks.count).map { tasks.dependencies(of: $0).map { Int($0) } })
        var waiting = (0..<tasks.count).map { tasks.dependencies(of: $0).count }
        order = waiting.indices.filter { waiting[$0] == 0 }
        var position = 0
        while position < order.count {
            for successor in graph.successors(of: order[position]) {
                waiting[Int(successor)] -= 1
                if waiting[Int(successor)] == 0 { order.append(Int(successor)) }
            }
            position += 1
        }
    }

    /// Walks from every task that could not be sorted along its unsorted dependencies until a task comes again.
    var problems: [Problem] {
        guard order.count < tasks.count else { return [] }
        var isSorted = [Bool](repeating: false, count: tasks.count)
        for task in order { isSorted[task] = true }
        var walkOf = [Int](repeating: -1, count: tasks.count)
        var problems: [Problem] = []
        for start in 0..<tasks.count where !isSorted[start] && walkOf[start] < 0 {
            var walk: [Int] = []
            var next: Int? = start
            while let task = next, walkOf[task] < 0 {
                walkOf[task] = start
                walk.append(task)
                next = tasks.dependencies(of: task).first { !isSorted[Int($0)] }.map { Int($0) }
            }
            guard let meeting = next, walkOf[meeting] == start, let from = walk.firstIndex(of: meeting) else {
                continue
            }
            problems.append(cycle(walk[from...] + [meeting]))
        }
        return problems
    }

    private func cycle(_ path: ArraySlice<Int>) -> Problem {
        let names = ShortList.path(path.map { tasks.names[$0] })
        return Problem("Tasks depend on each other in a cycle: \(names). Remove one of these dependencies.")
    }
}
