/// What a session knows of its runs so far: values, states, and what the runs began with.
struct SessionMemory: Sendable {
    /// The plan of the last run.
    let plan: Plan
    /// What was given, and holds until something else is given.
    private var entryPoints: [EntryPoint] = []
    private(set) var values: [Int: any Sendable] = [:]
    /// How each task ended in the last run that needed it; empty before the first one.
    private(set) var states: [TaskState] = []

    init(plan: Plan) {
        self.plan = plan
    }

    // MARK: What is to run

    /// Where another run begins.
    enum Beginning: Sendable {
        /// These tasks and all that follows from them.
        case tasks([ErasedTask])
        /// The tasks with these indices and all that follows from them.
        case indices([Int])
        /// Whatever failed or was cancelled, all that follows from it, and what was never begun.
        case failed
    }

    /// What the next run is asked for, and what will be known of its beginning.
    func next(
        from beginning: Beginning, with entryPoints: [EntryPoint]
    ) -> (request: RunRequest, memory: SessionMemory, problems: [Problem]) {
        let replacements = entryPoints.filter(\.isReplacement)
        guard !replacements.isEmpty else { return next(from: beginning, giving: entryPoints) }
        let derivation = PlanDerivation(of: plan, applying: replacements)
        guard let derived = try? derivation.plan() else {
            // The run's own set-up finds the same problems, beside those of the other entry points.
            return (RunRequest(plan: plan, entryPoints: entryPoints), self, [])
        }
        return moved(to: derived).next(from: beginning, giving: entryPoints.filter { !$0.isReplacement })
    }

    private func next(
        from beginning: Beginning, giving newEntryPoints: [EntryPoint]
    ) -> (request: RunRequest, memory: SessionMemory, problems: [Problem]) {
        var memory = self
        let changed = newEntryPoints.compactMap { plan.task(of: $0) }
        memory.entryPoints.removeAll { old in changed.contains { $0 === plan.task(of: old) } }
        memory.entryPoints += newEntryPoints
        let (tasks, problems) = indices(of: beginning)
        let seeds = tasks.union(changed.compactMap { plan.index(of: $0) })
        for task in memory.following(seeds) { memory.values[task] = nil }
        var request = RunRequest(plan: plan, entryPoints: memory.neededEntryPoints, keepsValues: true)
        request.kept = memory.values
        if case .failed = beginning {} else { request.forced = tasks }
        return (request, memory, problems)
    }

    /// What holds for tasks that have no value yet.
    private var neededEntryPoints: [EntryPoint] {
        entryPoints.filter { entryPoint in
            guard let task = plan.task(of: entryPoint).flatMap({ plan.index(of: $0) }) else { return true }
            return values[task] == nil
        }
    }

    private func indices(of beginning: Beginning) -> (tasks: Set<Int>, problems: [Problem]) {
        switch beginning {
        case .tasks(let tasks):
            let known = tasks.compactMap { plan.index(of: $0) }
            let strangers = tasks.filter { plan.index(of: $0) == nil }
            return (Set(known), strangers.map { UnknownTask(plan: plan).problem($0, as: .task) })
        case .indices(let indices):
            let strangers = indices.filter { !plan.tasks.indices.contains($0) }
            return (Set(indices).subtracting(strangers), strangers.map { UnknownTask(plan: plan).problem(index: $0) })
        case .failed: return (lostTasks, [])
        }
    }

    /// The tasks that have no value of their own although they were begun. Those that were skipped because of them are
    /// among what follows, and what a stop kept from beginning has no value anyway.
    private var lostTasks: Set<Int> {
        Set(states.indices.filter { states[$0] == .failed || states[$0] == .cancelled })
    }

    /// Some tasks and all whose values depend on theirs; a task that is given all it needs depends on none.
    private func following(_ seeds: Set<Int>) -> Set<Int> {
        var given = GivenTasks(plan: plan)
        var check = EntryPointCheck(plan: plan)
        for (task, kind) in check.resolve(entryPoints) { given.give(kind, to: task) }
        given.bind()
        let cut = given.independent.union(given.values)
        var found = seeds
        var open = Array(seeds)
        while let task = open.popLast() {
            for successor in plan.graph.successors(of: task).map({ Int($0) })
            where !cut.contains(successor) && found.insert(successor).inserted {
                open.append(successor)
            }
        }
        return found
    }

    // MARK: What has run

    /// Takes in what is left of a run that this memory was the beginning of.
    mutating func ended(_ remains: RunRemains) {
        if states.isEmpty {
            states = remains.states
        } else {
            // What this run did not need, or took as it was, ended in an earlier one.
            for task in states.indices where remains.states[task] != .pruned && values[task] == nil {
                states[task] = remains.states[task]
            }
        }
        values.merge(remains.values) { $1 }
    }

    /// The same for a plan in which tasks are replaced: what does not depend on them keeps its value.
    private func moved(to derived: Plan) -> SessionMemory {
        var memory = SessionMemory(plan: derived)
        memory.entryPoints = entryPoints.filter { entryPoint in
            guard let task = plan.task(of: entryPoint) else { return false }
            return derived.derivation?.substitute(for: task).map(\.isCopy) ?? true
        }
        let places = derived.tasks.map { task in plan.index(of: task).flatMap { plan.tasks[$0] === task ? $0 : nil } }
        memory.states = states.isEmpty ? [] : places.map { $0.map { states[$0] } ?? .pending }
        for task in derived.tasks.indices { memory.values[task] = places[task].flatMap { values[$0] } }
        let new = derived.tasks.indices.filter { places[$0] == nil }
        for task in memory.following(Set(new)) { memory.values[task] = nil }
        return memory
    }
}
