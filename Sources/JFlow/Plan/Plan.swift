/// A workflow compiled: its tasks as dense integers, each standing behind everything that it depends on.
///
/// Immutable, and shared by any number of runs at the same time.
final class Plan: Sendable {
    let name: String
    let tasks: [ErasedTask]
    let graph: DependencyGraph
    /// The goals, in the order given.
    let goals: [Int]
    let layout: SlotLayout
    let bodies: [TaskBody]
    /// Which tasks have a cache; empty when none has.
    let isCached: [Bool]
    /// The tasks that have parameters of their own.
    let tasksWithParameters: [Int]
    private let indices: [ObjectIdentifier: Int]

    init(
        name: String, tasks: [ErasedTask], graph: DependencyGraph, goals: [Int], layout: SlotLayout,
        indices: [ObjectIdentifier: Int]
    ) {
        self.name = name
        self.tasks = tasks
        self.graph = graph
        self.goals = goals
        self.layout = layout
        self.indices = indices
        bodies = tasks.map(\.body)
        let isCached = tasks.map { $0.attributes.cacheVersion != nil }
        self.isCached = isCached.contains(true) ? isCached : []
        tasksWithParameters = tasks.indices.filter { task in tasks[task].inputs.contains { $0.dependency == nil } }
    }

    /// Where a definition stands in this plan; `nil` when it is no part of it.
    func index(of task: ErasedTask) -> Int? {
        indices[ObjectIdentifier(task)]
    }

    /// The names from a goal down to a task, by a shortest way.
    func path(to task: Int) -> [String] {
        var next: [Int: Int] = [:]
        var queue = [task]
        var position = 0
        let goalSet = Set(goals)
        while position < queue.count, !goalSet.contains(queue[position]) {
            let current = queue[position]
            for successor in graph.successors(of: current) where next[Int(successor)] == nil {
                next[Int(successor)] = current
                queue.append(Int(successor))
            }
            position += 1
        }
        guard position < queue.count else { return [tasks[task].name] }
        return Array(sequence(first: queue[position]) { $0 == task ? nil : next[$0] }).map { tasks[$0].name }
    }

    /// The plan in words and numbers.
    var description: PlanDescription {
        PlanDescription(
            name: name,
            tasks: tasks.indices.map { task in
                PlanDescription.Task(
                    name: tasks[task].name, dependencies: graph.dependencies(of: task).map { Int($0) },
                    expected: tasks[task].attributes.expected)
            },
            goals: goals)
    }
}
