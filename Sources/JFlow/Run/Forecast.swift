/// Finds out what a run would do: what is known before it, what would be asked for, and what nobody needs.
struct Forecast {
    private let setup: RunSetup
    private let plan: Plan
    private let values: ValueBlock
    /// The tasks whose values are known.
    private var known: Set<Int> = []
    /// What the cache says about the tasks whose arguments are known.
    private var misses: [Int: String?] = [:]

    /// Explains what a request would come to.
    ///
    /// - Parameter otherProblems: What is wrong beside the request itself.
    static func explanation(
        of request: RunRequest, cache: WorkflowCache?, otherProblems: [Problem] = []
    ) async -> Explanation {
        var forecast = Forecast(request, cache: cache)
        await forecast.askCache()
        defer { forecast.destroyValues() }
        return forecast.explanation(otherProblems)
    }

    private init(_ request: RunRequest, cache: WorkflowCache?) {
        setup = .of(request, cache: cache)
        plan = setup.appliedPlan ?? request.plan
        values = ValueBlock(layout: plan.layout)
        for (task, store) in setup.stores { store(values.frame(of: task)) }
        known = Set((0..<plan.count).filter { [start = setup.start] in start.stages[$0] == .given })
    }

    /// Asks the cache for each task whose arguments are known; a hit may make those of others known.
    private mutating func askCache() async {
        guard let cache = setup.cache else { return }
        for task in setup.rules.flags.indices
        where setup.rules.isCached(task) && setup.start.stages[task] == .pending {
            guard !setup.incomplete.contains(task), unknownInputs(of: task).isEmpty else { continue }
            switch await cache.outlook(of: task, frame: values.frame(of: task)) {
            case .hit(let value) where plan.output(of: task).store(value, at: values.output(of: task)):
                known.insert(task)
            case .hit: misses[task] = .some(nil)
            case .keptError(let error):
                misses[task] = .some("fails at once with the error that the cache keeps: \(error)")
            case .miss(.nothingKept): misses[task] = .some(nil)
            case .miss(let reason): misses[task] = .some(reason?.description)
            }
        }
    }

    private func unknownInputs(of task: Int) -> [Int] {
        guard !setup.start.independent.contains(task) else { return [] }
        return plan.tasks[task].inputs.compactMap { input in
            input.dependency.flatMap { plan.index(of: $0) }.flatMap { known.contains($0) ? nil : $0 }
        }
    }

    // MARK: What is needed

    /// What conditions come to, as far as their judges are known.
    private struct Needs {
        /// The tasks that the goals need for certain.
        var certain: Set<Int> = []
        /// The tasks that a known judge decides against, and the judge.
        var notChosen: [Int: Int] = [:]
    }

    private func needs() -> Needs {
        var needs = Needs()
        var open = setup.goals
        while let task = open.popLast() {
            guard setup.start.stages[task] == .pending, needs.certain.insert(task).inserted else { continue }
            guard !setup.start.independent.contains(task) else { continue }
            if let condition = plan.rules.conditions[task] {
                open += condition.eager
                guard !condition.branches.isEmpty, known.contains(condition.judge) else { continue }
                if let branch = decision(of: task, judge: condition.judge) {
                    open += condition.branches[branch]
                } else {
                    needs.notChosen[task] = condition.judge
                }
            } else {
                open += plan.graph.dependencies(of: task).map { Int($0) }
            }
        }
        findLeftOut(&needs)
        return needs
    }

    private func decision(of task: Int, judge: Int) -> Int? {
        plan.tasks[task].attributes.conduct.condition?.decide(UnsafeRawPointer(values.output(of: judge)))
    }

    /// Finds the tasks that only decided conditions would have needed.
    private func findLeftOut(_ needs: inout Needs) {
        for task in (0..<plan.count).reversed()
        where setup.start.stages[task] == .pending && !needs.certain.contains(task) {
            var judge: Int?
            var mayBeNeeded = false
            for successor in plan.graph.successors(of: task) {
                switch claim(of: Int(successor), on: task, needs) {
                case .none: break
                case .open: mayBeNeeded = true
                case .decided(let decider): judge = judge ?? decider
                }
            }
            if !mayBeNeeded { needs.notChosen[task] = judge }
        }
    }

    /// Whether a task may still come to need another one.
    private enum Claim {
        case none, open
        /// It does not, because this judge decided so.
        case decided(by: Int)
    }

    private func claim(of successor: Int, on task: Int, _ needs: Needs) -> Claim {
        guard setup.start.stages[successor] == .pending else { return .none }
        if let judge = needs.notChosen[successor] { return .decided(by: judge) }
        guard needs.certain.contains(successor), let condition = plan.rules.conditions[successor],
            condition.fallback != task, known.contains(condition.judge)
        else { return .open }
        return .decided(by: condition.judge)
    }

    // MARK: In words

    private func explanation(_ otherProblems: [Problem]) -> Explanation {
        let paths = PathsFromGoals(plan: plan, start: setup.start)
        let needs = needs()
        let reasons = PruningReasons(plan, setup)
        return Explanation(
            workflow: plan.name,
            tasks: (0..<plan.count).map { task in
                let isPruned = setup.start.stages[task] == .pruned
                return Explanation.Task(
                    name: plan.name(of: task),
                    fate: isPruned ? .pruned(onlyNeededBy: reasons.reasons[task] ?? []) : fate(of: task, needs),
                    index: task, paths: paths)
            },
            problems: otherProblems + setup.problems)
    }

    private func fate(of task: Int, _ needs: Needs) -> Explanation.Fate {
        if setup.kept.contains(task) { return .kept }
        if setup.start.stages[task] == .given { return .given }
        if let judge = needs.notChosen[task] { return .notChosen(by: plan.name(of: judge)) }
        if setup.incomplete.contains(task) {
            return .lacks(
                parameters: plan.tasks[task].inputs.filter { $0.dependency == nil }.map(\.parameterName))
        }
        if known.contains(task) { return .cached }
        if let change = misses[task], needs.certain.contains(task) { return .notCached(change: change) }
        guard needs.certain.contains(task) else { return .mayRun }
        let isCached = setup.rules.isCached(task)
        let unknown = isCached ? unknownInputs(of: task) : []
        return unknown.isEmpty ? .runs : .unknown(until: unknown.map { plan.name(of: $0) })
    }

    private func destroyValues() {
        for task in known where !plan.output(of: task).isTrivial {
            plan.output(of: task).destroy(values.output(of: task))
        }
        for task in setup.tasksWithParameters {
            let inputs = plan.tasks[task].inputs
            for index in inputs.indices where inputs[index].dependency == nil {
                inputs[index].slot.destroy(values.input(index, of: task))
            }
        }
        values.deallocate()
    }
}
