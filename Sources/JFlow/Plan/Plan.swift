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
    /// The tasks whose values are more than plain bits.
    let tasksToDestroy: [Int]
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
        tasksToDestroy = tasks.indices.filter { !tasks[$0].output.isTrivial }
        tasksWithParameters = tasks.indices.filter { task in tasks[task].inputs.contains { $0.dependency == nil } }
    }

    /// Where a definition stands in this plan; `nil` when it is no part of it.
    func index(of task: ErasedTask) -> Int? {
        indices[ObjectIdentifier(task)]
    }

    /// The plan in words and numbers.
    var description: PlanDescription {
        PlanDescription(
            name: name,
            tasks: tasks.indices.map { task in
                PlanDescription.Task(
                    name: tasks[task].name, dependencies: graph.dependencies(of: task).map { Int($0) },
                    expected: tasks[task].attributes.expected, kind: tasks[task].attributes.kind,
                    group: tasks[task].attributes.group, tags: tasks[task].attributes.tags)
            },
            goals: goals)
    }
}
