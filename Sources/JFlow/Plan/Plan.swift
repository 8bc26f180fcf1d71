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
    /// What tasks ask of the scheduler beside their dependencies.
    let rules: SchedulingRules
    /// The tasks whose values are more than plain bits.
    let tasksToDestroy: [Int]
    /// The tasks that have parameters of their own.
    let tasksWithParameters: [Int]
    /// The pools of all tasks, each once.
    let pools: [Pool]
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
        rules = SchedulingRules(tasks: tasks, graph: graph) { indices[ObjectIdentifier($0)] }
        let pools = tasks.filter { $0.attributes.hasConduct }.compactMap { $0.attributes.conduct.pool }
        self.pools = Dictionary(pools.map { (ObjectIdentifier($0), $0) }) { first, _ in first }.map(\.value)
        tasksToDestroy = tasks.indices.filter { !tasks[$0].output.isTrivial }
        tasksWithParameters = tasks.indices.filter { task in tasks[task].inputs.contains { $0.dependency == nil } }
    }

    /// Where a definition stands in this plan; `nil` when it is no part of it.
    func index(of task: ErasedTask) -> Int? {
        indices[ObjectIdentifier(task)]
    }

    /// The pool of which a task needs a permit.
    func pool(of task: Int) -> Pool? {
        guard !rules.flags.isEmpty, rules.flags[task].contains(.isPooled) else { return nil }
        return tasks[task].attributes.conduct.pool
    }

    /// The plan in words and numbers.
    var description: PlanDescription {
        PlanDescription(
            name: name,
            tasks: tasks.indices.map { task in
                PlanDescription.Task(
                    name: tasks[task].name, dependencies: graph.dependencies(of: task).map { Int($0) },
                    expected: tasks[task].attributes.expected, kind: tasks[task].attributes.kind,
                    conditionalDependencies: rules.conditions[task]?.lazy.sorted() ?? [],
                    group: tasks[task].attributes.group, tags: tasks[task].attributes.tags)
            },
            goals: goals)
    }
}
