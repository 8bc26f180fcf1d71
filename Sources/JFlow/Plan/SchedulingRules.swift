/// What a plan asks of the scheduler beside its edges; all empty where no task asks for anything.
struct SchedulingRules: Sendable {
    /// Dependencies of one task that are not all needed from the start.
    struct Condition: Sendable, Hashable {
        /// The task that decides.
        let judge: Int
        /// What is needed from the start.
        let eager: Set<Int>
        /// What each answer of the judge needs; empty where there is nothing to decide.
        let branches: [Set<Int>]
        /// What is needed if the task has no value of its own.
        let fallback: Int?

        /// The dependencies that may turn out not to be needed.
        var lazy: Set<Int> {
            var lazy = branches.reduce(into: Set()) { $0.formUnion($1) }
            if let fallback { lazy.insert(fallback) }
            return lazy.subtracting(eager)
        }

        /// The same for a task that is given all its arguments: only its fallback is left.
        var withoutDependencies: Condition {
            Condition(judge: judge, eager: [], branches: [], fallback: fallback)
        }
    }

    /// For each task what is out of the ordinary; empty when nothing is.
    var flags: [TaskFlags] = []
    /// The tasks that need some of their dependencies only perhaps.
    var conditions: [Int: Condition] = [:]
    /// For each task that may hand a resource of others on as its own value: those others.
    var handedOn: [Int: Set<Int>] = [:]
    /// For each task, the higher the earlier it starts among ready ones; empty where the order of arrival decides.
    var ranks: [Int] = []
    /// Which values are worth destroying before the run ends; empty when none is.
    var isFreedEarly: [Bool] = []

    /// Whether any task has something for its consumers when it has no value.
    var isTolerant: Bool { !flags.isEmpty && flags.contains { $0.contains(.isTolerant) } }
    /// Whether any task is closed after its last consumer.
    var hasResources: Bool { !flags.isEmpty && flags.contains { $0.contains(.isResource) } }

    /// Whether tasks are looked up in a cache at most.
    var areAtMostCached: Bool { flags.allSatisfy { $0.isSubset(of: .isCached) } }

    /// Whether a task is looked up in a cache before it starts.
    @inline(__always)
    func isCached(_ task: Int) -> Bool { !flags.isEmpty && flags[task].contains(.isCached) }

    /// No rules at all.
    init() {}
}

extension SchedulingRules {
    /// The rules of a plan.
    init(_ tasks: TaskList, _ tables: borrowing PlanTables, graph: DependencyGraph, index: (ErasedTask) -> Int?) {
        if !tables.tasksWithAttributes.isEmpty {
            let flags = tasks.map { Self.flags(of: $0) }
            if flags.contains(where: { !$0.isEmpty }) { self.flags = flags }
        }
        if !tables.tasksToDestroy.isEmpty || hasResources {
            isFreedEarly = [Bool](repeating: false, count: tasks.count)
            for task in tables.tasksToDestroy { isFreedEarly[task] = true }
        }
        for task in flags.indices where flags[task].contains(.isConditional) {
            conditions[task] = Self.condition(of: tasks[task], index: index)
        }
        if hasResources { handedOn = handedOn(by: tasks) }
        if !tables.tasksWithAttributes.isEmpty { ranks = Self.ranks(tasks, graph) }
    }

    /// The rules of a plan of described tasks: they may say how long they take, and ask for nothing.
    init(_ described: DescribedTasks) {
        isFreedEarly = [Bool](repeating: true, count: described.graph.count)
        guard described.isEstimated else { return }
        ranks = Self.longestPaths(described.graph) { described.tasks.expected[$0] }
    }

    /// Choices and tasks with a fallback have the values of other tasks, which may be resources, or have theirs from
    /// others in turn.
    private func handedOn(by tasks: TaskList) -> [Int: Set<Int>] {
        var handedOn: [Int: Set<Int>] = [:]
        for task in tasks.indices {
            guard let condition = conditions[task] else { continue }
            let isChoice = tasks[task].attributes.kind == .choice || condition.branches.count > 1
            var sources = isChoice ? condition.branches.reduce(into: Set()) { $0.formUnion($1) } : []
            if let fallback = condition.fallback { sources.insert(fallback) }
            sources = sources.filter { flags[$0].contains(.isResource) || handedOn[$0] != nil }
            if !sources.isEmpty { handedOn[task] = sources }
        }
        return handedOn
    }

    private static func flags(of task: ErasedTask) -> TaskFlags {
        guard task.hasAttributes else { return [] }
        var flags: TaskFlags = task.attributes.cache == nil ? [] : .isCached
        if task.attributes.kind == .mapping { flags.insert(.needsContext) }
        guard task.attributes.hasConduct else { return flags }
        let conduct = task.attributes.conduct
        if conduct.pool != nil { flags.insert(.isPooled) }
        if conduct.condition != nil || conduct.fallback != nil { flags.insert(.isConditional) }
        if conduct.substitute != nil || conduct.fallback != nil { flags.insert(.isTolerant) }
        if conduct.close != nil { flags.insert(.isResource) }
        if conduct.closeShared != nil { flags.insert(.needsContext) }
        if conduct.retry != nil { flags.insert(.isRetried) }
        if conduct.timeout != nil { flags.insert(.isTimed) }
        return flags
    }

    private static func condition(of task: ErasedTask, index: (ErasedTask) -> Int?) -> Condition {
        let inputs = task.inputs.map { $0.dependency.flatMap(index) }
        let conduct = task.attributes.conduct
        let fallback = conduct.fallback.flatMap(index)
        guard let condition = conduct.condition else {
            return Condition(judge: -1, eager: Set(inputs.compactMap { $0 }), branches: [], fallback: fallback)
        }
        guard let judge = condition.judge.flatMap(index) ?? inputs.first.flatMap({ $0 }) else {
            preconditionFailure("a condition has a judge")
        }
        let branches = condition.branches.map { Set($0.compactMap { inputs[$0] }) }
        return Condition(judge: judge, eager: [judge], branches: branches, fallback: fallback)
    }

    /// Priorities first; among equals the longest path to the end, where every task says how long it takes. Asynchronous
    /// bodies come before synchronous ones: they mostly wait, which costs no processor, and the sooner they begin the
    /// sooner they have done so.
    private static func ranks(_ tasks: TaskList, _ graph: DependencyGraph) -> [Int] {
        let hasPriorities = tasks.contains { $0.attributes.hasConduct && $0.attributes.conduct.priority != 0 }
        let isEstimated = tasks.allSatisfy { $0.attributes.expected != nil }
        guard hasPriorities || isEstimated else { return [] }
        let paths =
            isEstimated
            ? longestPaths(graph) { tasks[$0].attributes.expected } : [Int](repeating: 0, count: tasks.count)
        return tasks.indices.map { task in
            let priority = tasks[task].attributes.hasConduct ? tasks[task].attributes.conduct.priority : 0
            let isAsynchronous = isEstimated && !tasks[task].body.isSynchronous
            return priority << 41 + (isAsynchronous ? 1 << 40 : 0) + paths[task]
        }
    }

    /// The time of the longest path from each task to the end of the run, in microseconds, below 2^40.
    private static func longestPaths(_ graph: DependencyGraph, expected: (Int) -> Duration?) -> [Int] {
        var paths = [Int](repeating: 0, count: graph.count)
        for task in paths.indices.reversed() {
            let rest = graph.successors(of: task).map { paths[Int($0)] }.max() ?? 0
            let own = (expected(task) ?? .zero) / .microseconds(1)
            paths[task] = min(rest + Int(min(max(own, 0), 1e9)), 1 << 40 - 1)
        }
        return paths
    }
}
