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
    /// Whether no body is asynchronous.
    let isSynchronous: Bool
    /// What tasks ask of the scheduler beside their dependencies.
    let rules: SchedulingRules
    /// What there is to know of each task that is cached; empty when none is.
    let cachedTasks: [CachedTask?]
    /// The tasks whose values are more than plain bits.
    let tasksToDestroy: [Int]
    /// The tasks that have parameters of their own.
    let tasksWithParameters: [Int]
    /// The pools of all tasks, each once.
    let pools: [Pool]
    /// The tasks that are copies of definitions, bound or embedded; nearly always none.
    let copies: [Int]
    /// What was replaced to make this plan of another one; `nil` for a plan that was compiled of definitions alone.
    let derivation: Derivation?
    private let indices: [ObjectIdentifier: Int]
    private let madeDescription = MadeOnce<PlanDescription>()
    private let embeddedTasks: [EmbeddedName: Int]

    /// What a task of an embedded workflow is called by those outside: the definition, and in which use of it.
    private struct EmbeddedName: Hashable {
        let definition: ObjectIdentifier
        let path: [String]
    }

    init(
        name: String, tasks: [ErasedTask], graph: DependencyGraph, goals: [Int], layout: SlotLayout,
        indices: [ObjectIdentifier: Int], copies: [Int] = [], derivation: Derivation? = nil
    ) {
        self.name = name
        self.tasks = tasks
        self.graph = graph
        self.goals = goals
        self.layout = layout
        self.indices = indices
        self.copies = copies
        self.derivation = derivation
        bodies = tasks.map(\.body)
        isSynchronous = bodies.allSatisfy { if case .synchronous = $0 { true } else { false } }
        rules = SchedulingRules(tasks: tasks, graph: graph) { indices[ObjectIdentifier($0)] }
        cachedTasks = rules.flags.contains { $0.contains(.isCached) } ? tasks.map { CachedTask($0) } : []
        let pools = tasks.filter { $0.attributes.hasConduct }.compactMap { $0.attributes.conduct.pool }
        self.pools = Dictionary(pools.map { (ObjectIdentifier($0), $0) }) { first, _ in first }.map(\.value)
        tasksToDestroy = tasks.indices.filter { !tasks[$0].output.isTrivial }
        tasksWithParameters = tasks.indices.filter { task in tasks[task].inputs.contains { $0.dependency == nil } }
        embeddedTasks = Self.embeddedTasks(copies, of: tasks)
    }

    /// Where a definition stands in this plan, or what took its place; `nil` when it is no part of it.
    func index(of task: ErasedTask) -> Int? {
        indices[ObjectIdentifier(task)]
    }

    /// The pool of which a task needs a permit.
    func pool(of task: Int) -> Pool? {
        guard !rules.flags.isEmpty, rules.flags[task].contains(.isPooled) else { return nil }
        return tasks[task].attributes.conduct.pool
    }

    /// The task that an entry point means, as it was before anything took its place; `nil` when it is in no embedded
    /// workflow of this name.
    func task(of entryPoint: EntryPoint) -> ErasedTask? {
        guard !entryPoint.scope.isEmpty else { return entryPoint.task }
        let name = EmbeddedName(definition: ObjectIdentifier(entryPoint.task), path: entryPoint.scope)
        return derivation?.root.task(of: entryPoint) ?? embeddedTasks[name].map { tasks[$0] }
    }

    /// Whether a run of this plan can begin without anything being given or applied.
    var needsNothing: Bool { tasksWithParameters.isEmpty && copies.isEmpty }

    /// Whether a definition is a part of this plan, or was one of the plan that this one was derived from.
    func knows(_ task: ErasedTask) -> Bool {
        index(of: task) != nil || derivation?.knows(task) == true
    }

    /// The plan in words and numbers; all runs that are observed share it.
    var description: PlanDescription { madeDescription.value { makeDescription() } }

    private func makeDescription() -> PlanDescription {
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

    private static func embeddedTasks(_ copies: [Int], of tasks: [ErasedTask]) -> [EmbeddedName: Int] {
        var names: [EmbeddedName: Int] = [:]
        for task in copies {
            guard let origin = tasks[task].attributes.origin, let embedding = origin.embedding else { continue }
            names[EmbeddedName(definition: ObjectIdentifier(origin.definition), path: embedding.path)] = task
        }
        return names
    }
}
