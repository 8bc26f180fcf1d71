import Synchronization

/// A workflow compiled: its tasks as dense integers, each standing behind everything that it depends on.
///
/// Immutable, and shared by any number of runs at the same time.
final class Plan: Sendable {
    let name: String
    /// The tasks of a plan that was made of definitions.
    private let defined: TaskList
    /// What there is to know of the tasks of a plan that was made of a description; `nil` for others.
    let described: DescribedTasks?
    let graph: DependencyGraph
    /// The goals, in the order given.
    let goals: [Int]
    let layout: SlotLayout
    let bodies: TaskBodies
    /// Whether no body is asynchronous.
    let isSynchronous: Bool
    /// What tasks ask of the scheduler beside their dependencies.
    let rules: SchedulingRules
    /// What there is to know of the tasks that are cached; `nil` when none is.
    let cachedTasks: CachedTasks?
    /// The tasks whose values are more than plain bits; `nil` where those of all are.
    private let listedToDestroy: [Int]?
    /// Whether it takes no closer look to know that all names are different and none is empty.
    let hasGoodNames: Bool
    /// The tasks that have parameters of their own.
    let tasksWithParameters: [Int]
    /// The pools of all tasks, each once.
    let pools: [Pool]
    /// The tasks that are copies of definitions, bound or embedded; nearly always none.
    let copies: [Int]
    /// What was replaced to make this plan of another one; `nil` for a plan that was compiled of definitions alone.
    let derivation: Derivation?
    /// The tasks in whose place others stand.
    private let aliases: [ObjectIdentifier: Int]
    private let madeIndices = MadeOnce<[ObjectIdentifier: Int]>()
    private let madeDescription = MadeOnce<PlanDescription>()
    private let madePlainSetup = MadeOnce<RunSetup>()
    private let madeTasks = MadeOnce<TaskList>()
    private let madeNumbers = MadeOnce<[String: Int]>()
    private let madeOutputs = MadeOnce<[any SlotValue.Type]>()
    private let embeddedTasks: [EmbeddedName: Int]

    /// What a task of an embedded workflow is called by those outside: the definition, and in which use of it.
    private struct EmbeddedName: Hashable {
        let definition: ObjectIdentifier
        let path: [String]
    }

    /// Makes the plan of tasks that are numbered.
    ///
    /// - Parameter holders: Tasks that hold all those that are numbered.
    init(
        name: String, goals: [ErasedTask], numbering: borrowing TaskNumbering, heldBy holders: [ErasedTask],
        derivation: Derivation? = nil
    ) {
        let tables = PlanTables(numbering)
        let tasks = TaskList(numbering.tasks, heldBy: holders)
        self.name = name
        defined = tasks
        described = nil
        graph = tables.graph
        layout = tables.layout
        self.goals = goals.compactMap { numbering.number(of: .passUnretained($0)) }
        self.derivation = derivation
        bodies = TaskBodies(of: tasks)
        isSynchronous = tables.isSynchronous
        aliases = numbering.aliases
        rules = SchedulingRules(tasks, tables, graph: graph) { numbering.number(of: .passUnretained($0)) }
        cachedTasks = rules.flags.contains { $0.contains(.isCached) } ? CachedTasks(tasks) : nil
        listedToDestroy = tables.tasksToDestroy
        hasGoodNames = tables.hasGoodNames
        tasksWithParameters = tables.tasksWithParameters
        copies = tables.tasksWithAttributes.filter { tasks[$0].attributes.origin != nil }
        pools = Self.pools(of: tables.tasksWithAttributes.map { tasks[$0] })
        embeddedTasks = Self.embeddedTasks(copies, of: tasks)
    }

    /// Makes the plan of described tasks.
    init(name: String, _ described: DescribedTasks) {
        self.name = name
        defined = TaskList([])
        self.described = described
        bodies = TaskBodies(all: described.body)
        graph = described.graph
        layout = described.layout
        goals = described.goals
        isSynchronous = described.body.isSynchronous
        rules = SchedulingRules(described)
        listedToDestroy = nil
        // They were looked at before they were wired.
        hasGoodNames = true
        (cachedTasks, tasksWithParameters, pools, copies) = (nil, [], [], [])
        (derivation, aliases, embeddedTasks) = (nil, [:], [:])
    }

    /// The number of tasks.
    var count: Int { graph.count }

    /// The tasks as definitions. Of a plan that was made of a description they are made when somebody first asks, who
    /// had better ask for what he wants to know of a task alone.
    var tasks: TaskList {
        guard let described else { return defined }
        return madeTasks.value { TaskList(described.definitions()) }
    }

    /// The tasks whose values are more than plain bits.
    var tasksToDestroy: some Sequence<Int> {
        let listed = listedToDestroy
        return (0..<(listed?.count ?? count)).lazy.map { listed?[$0] ?? $0 }
    }

    /// Whether all values are plain bits.
    var hasPlainValues: Bool { listedToDestroy?.isEmpty ?? false }

    /// The name of a task.
    func name(of task: Int) -> String {
        described?.tasks.names[task] ?? defined[task].name
    }

    /// The slot of a task's value.
    func output(of task: Int) -> any SlotValue.Type {
        described == nil ? defined[task].output : DescribedTasks.output
    }

    /// The slots of the values of all tasks side by side, for those who ask for one after the other: each definition
    /// lies somewhere else. Made when somebody first asks.
    var outputs: [any SlotValue.Type] { madeOutputs.value { (0..<count).map { output(of: $0) } } }

    /// What is said about a task beside its body.
    func attributes(of task: Int) -> TaskAttributes {
        described?.attributes(of: task) ?? defined[task].attributes
    }

    /// The number of the task of a name; `nil` when there is none.
    func number(named name: String) -> Int? {
        madeNumbers.value {
            Dictionary((0..<count).map { (self.name(of: $0), $0) }) { first, _ in first }
        }[name]
    }

    /// Where a definition stands in this plan, or what took its place; `nil` when it is no part of it.
    func index(of task: ErasedTask) -> Int? {
        if !aliases.isEmpty, let index = aliases[ObjectIdentifier(task)] { return index }
        let hint = Int(task.number.load(ordering: .relaxed))
        let tasks = tasks
        if tasks.indices.contains(hint), tasks[hint] === task { return hint }
        // The definition is no part of this plan, or was compiled into another one later.
        return madeIndices.value { indices }[ObjectIdentifier(task)]
    }

    private var indices: [ObjectIdentifier: Int] {
        Dictionary(uniqueKeysWithValues: tasks.indices.map { (ObjectIdentifier(tasks[$0]), $0) })
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

    /// What all runs share for which nothing is given.
    var plainSetup: RunSetup { madePlainSetup.value { RunSetup(plain: self, nil) } }

    private func makeDescription() -> PlanDescription {
        PlanDescription(
            name: name,
            tasks: (0..<count).map { task in
                let attributes = attributes(of: task)
                return PlanDescription.Task(
                    name: self.name(of: task), dependencies: graph.dependencies(of: task).map { Int($0) },
                    expected: attributes.expected, kind: attributes.kind,
                    conditionalDependencies: rules.conditions[task]?.lazy.sorted() ?? [],
                    group: attributes.group, tags: attributes.tags)
            },
            goals: goals)
    }

    private static func pools(of tasks: [ErasedTask]) -> [Pool] {
        let pools = tasks.compactMap { $0.hasConduct ? $0.attributes.conduct.pool : nil }
        return Dictionary(pools.map { (ObjectIdentifier($0), $0) }) { first, _ in first }.map(\.value)
    }

    private static func embeddedTasks(_ copies: [Int], of tasks: TaskList) -> [EmbeddedName: Int] {
        var names: [EmbeddedName: Int] = [:]
        for task in copies {
            guard let origin = tasks[task].attributes.origin, let embedding = origin.embedding else { continue }
            names[EmbeddedName(definition: ObjectIdentifier(origin.definition), path: embedding.path)] = task
        }
        return names
    }
}
