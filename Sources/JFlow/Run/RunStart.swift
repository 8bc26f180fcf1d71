/// What is needed and what is given when a run starts.
struct RunStart: Sendable {
    /// The first stage of each task: pending, given or pruned.
    var stages: [Stage]
    /// How many dependencies each task waits for.
    var waiting: [Int32]
    /// The number of tasks that are pending.
    var remainingCount: Int
    /// The tasks whose values the run is for.
    let goals: [Int]
    /// The tasks that are given all their arguments: they need nothing but perhaps their fallback.
    let independent: Set<Int>

    /// Marks what the goals need, given that some tasks have their arguments or their value already.
    ///
    /// - Parameters:
    ///   - graph: The plan's edges.
    ///   - goals: The plan's goals.
    ///   - independent: Tasks that are given all their arguments: they run, and need nothing.
    ///   - given: Tasks that are given their value: they neither run nor need anything.
    ///   - fallbacks: What tasks need if they have no value, even if they are given their arguments.
    ///   - isSelection: Whether the goals are others than those of the plan.
    init(
        graph: DependencyGraph, goals: [Int], independent: Set<Int> = [], given: Set<Int> = [],
        fallbacks: [Int: Int] = [:], isSelection: Bool = false
    ) {
        self.goals = goals
        self.independent = independent
        if independent.isEmpty, given.isEmpty, !isSelection {
            // Everything in a plan is needed by a goal.
            stages = [Stage](repeating: .pending, count: graph.count)
            waiting = graph.dependencyCounts
            remainingCount = graph.count
            return
        }
        stages = [Stage](repeating: .pruned, count: graph.count)
        waiting = [Int32](repeating: 0, count: graph.count)
        remainingCount = 0
        var open = goals
        while let task = open.popLast() {
            guard stages[task] == .pruned else { continue }
            stages[task] = given.contains(task) ? .given : .pending
            guard stages[task] == .pending else { continue }
            remainingCount += 1
            if !independent.contains(task) {
                open += graph.dependencies(of: task).map { Int($0) }
            } else if let fallback = fallbacks[task] {
                open.append(fallback)
            }
        }
        for task in stages.indices where stages[task] == .pending && !independent.contains(task) {
            waiting[task] = Int32(graph.dependencies(of: task).count { stages[Int($0)] == .pending })
        }
    }
}
