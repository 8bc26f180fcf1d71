/// Which tasks are needed for certain, and who may still come to need the others.
///
/// A task that only a condition or a fallback might need is not started before it is demanded. It ends as skipped when
/// everything that might have demanded it has ended or chosen otherwise.
struct Demand: Sendable, Hashable {
    /// What is left of the conditions of one task in this run.
    struct OpenCondition: Sendable, Hashable {
        var rule: SchedulingRules.Condition
        /// The branch that was taken.
        var chosen: Int?
        /// The dependencies that it may still demand.
        var claims: Set<Int>

        /// Whether the task cannot go on without this dependency.
        func needs(_ dependency: Int) -> Bool {
            rule.eager.contains(dependency) || chosen.map { rule.branches[$0].contains(dependency) } == true
        }
    }

    var isDemanded: [Bool]
    /// How many tasks may still demand each one.
    var claimCounts: [Int32]
    /// The conditions of the tasks that have any.
    var conditions: [Int: OpenCondition]
    /// The tasks that are given all their arguments: they need nothing.
    let independent: Set<Int>
    /// Who decided that tasks are not needed.
    var judges: [Int: Int] = [:]
    /// Tasks that have ended and whose claims are to be given up; a list, so that long chains take no recursion.
    var ended: [Int] = []
    var isReleasing = false
}

extension Scheduler {
    /// Finds what is needed from the start, when some of it is needed only perhaps.
    mutating func beginConditions(_ start: RunStart?) {
        let independent = start?.independent ?? []
        var conditions: [Int: Demand.OpenCondition] = [:]
        for (task, rule) in rules.conditions where stages[task] == .pending {
            let own = independent.contains(task) ? rule.withoutDependencies : rule
            conditions[task] = Demand.OpenCondition(rule: own, claims: own.lazy)
            waiting[task] = Int32(own.eager.count { stages[$0] == .pending })
        }
        var claimCounts = [Int32](repeating: 0, count: graph.count)
        for task in stages.indices where stages[task] == .pending {
            for dependency in dependencies(of: task, conditions[task], independent) { claimCounts[dependency] += 1 }
        }
        demand = Demand(
            isDemanded: [Bool](repeating: false, count: graph.count), claimCounts: claimCounts, conditions: conditions,
            independent: independent)
        let goals = start?.goals ?? stages.indices.filter { graph.successors(of: $0).isEmpty }
        for goal in goals where stages[goal] == .pending { markDemanded(goal) }
    }

    private func dependencies(
        of task: Int, _ condition: Demand.OpenCondition?, _ independent: Set<Int>
    ) -> [Int] {
        // In order, as everything here: the same seed has to give the same course of events.
        if let condition { return condition.rule.eager.union(condition.claims).sorted() }
        return independent.contains(task) ? [] : graph.dependencies(of: task).map { Int($0) }
    }

    /// Demands a task and what it needs for certain; answers those that were not demanded before.
    @discardableResult
    private mutating func markDemanded(_ task: Int) -> [Int] {
        var open = [task]
        var marked: [Int] = []
        while let task = open.popLast() {
            guard demand?.isDemanded[task] == false, !stages[task].isFinal else { continue }
            // What its consumers get is on its way, so that it needs nothing any more, and its claims end with it.
            guard stages[task] != .substituting else { continue }
            demand?.isDemanded[task] = true
            marked.append(task)
            if stages[task] == .awaitingFallback, let fallback = demand?.conditions[task]?.rule.fallback {
                note(.fallingBack(task, to: fallback))
                demand?.conditions[task]?.claims.remove(fallback)
                open.append(fallback)
            } else if let condition = demand?.conditions[task] {
                open += condition.rule.eager.sorted()
            } else if demand?.independent.contains(task) == false {
                open += graph.dependencies(of: task).map { Int($0) }
            }
        }
        return marked
    }

    /// A task demands one of its lazy dependencies.
    mutating func demanded(_ dependency: Int, by task: Int) {
        demand?.conditions[task]?.claims.remove(dependency)
        // Tasks that are given all their arguments wait for nothing, and count below zero what arrives all the same.
        for marked in markDemanded(dependency) where waiting[marked] <= 0 {
            if stages[marked] == .pending { conditionallyReady(marked) }
        }
    }

    /// A task that nobody needs yet has no value of its own: of what it depends on, only its fallback may be needed, and
    /// that not before the task is.
    mutating func lostUndemanded(_ task: Int, _ fallback: Int) {
        guard let condition = demand?.conditions[task] else { return }
        let needless = dependencies(of: task, condition, demand?.independent ?? []).filter { $0 != fallback }
        demand?.conditions[task]?.rule = condition.rule.withoutDependencies
        demand?.conditions[task]?.claims = [fallback]
        for dependency in needless { giveUpClaim(on: dependency, judge: task) }
    }

    /// Goes on with a task that waits for no value, unless nobody needs it yet.
    mutating func conditionallyReady(_ task: Int) {
        guard demand?.isDemanded[task] == true else { return }
        if let condition = demand?.conditions[task], !condition.rule.branches.isEmpty, condition.chosen == nil {
            stages[task] = .deciding
            chores.add(.decide(task))
        } else {
            becomeReady(task)
        }
    }

    /// The condition of a task has answered which branch it takes; `nil` for none.
    mutating func decided(_ task: Int, branch: Int?) {
        chores.ended()
        guard stages[task] == .deciding, let condition = demand?.conditions[task] else { return }
        guard let branch else {
            return lose(task, as: .skipped, reason: .notChosen(by: condition.rule.judge))
        }
        stages[task] = .pending
        let needed = condition.rule.branches[branch]
        demand?.conditions[task]?.chosen = branch
        waiting[task] = Int32(needed.count { !hasValue($0) })
        for dependency in needed.sorted() { demanded(dependency, by: task) }
        for other in condition.claims.subtracting(needed).sorted() where other != condition.rule.fallback {
            demand?.conditions[task]?.claims.remove(other)
            giveUpClaim(on: other, judge: condition.rule.judge)
        }
        if let lost = needed.sorted().first(where: { stages[$0].isFinal && !hasValue($0) }) {
            lose(task, needing: lost)
        } else if waiting[task] == 0 {
            becomeReady(task)
        }
    }

    /// A value is there that a task with a condition may need; answers whether it waited for it.
    mutating func valueArrived(_ dependency: Int, for task: Int) -> Bool {
        guard let condition = demand?.conditions[task] else { return true }
        if stages[task] == .awaitingFallback {
            if condition.rule.fallback == dependency { fallbackArrived(for: task) }
            return false
        }
        return condition.needs(dependency)
    }

    /// A task has ended and demands nothing any more.
    mutating func claimsEnded(_ task: Int) {
        demand?.ended.append(task)
        guard demand?.isReleasing == false else { return }
        demand?.isReleasing = true
        while let task = demand?.ended.popLast() { giveUpClaims(of: task) }
        demand?.isReleasing = false
    }

    private mutating func giveUpClaims(of task: Int) {
        let condition = demand?.conditions[task]
        let isDemanded = demand?.isDemanded[task] == true
        let claims =
            isDemanded
            ? condition?.claims.sorted() ?? []
            : dependencies(of: task, condition, demand?.independent ?? [])
        guard !claims.isEmpty else { return }
        demand?.conditions[task]?.claims = []
        let ownJudge = demand?.judges[task]
        for dependency in claims {
            let isFallback = condition?.rule.fallback == dependency
            let judge = isFallback ? task : ownJudge ?? condition?.rule.judge ?? task
            giveUpClaim(on: dependency, judge: judge)
        }
    }

    private mutating func giveUpClaim(on task: Int, judge: Int) {
        guard demand?.isDemanded[task] == false else { return }
        demand?.claimCounts[task] -= 1
        guard demand?.claimCounts[task] == 0 else { return }
        demand?.judges[task] = judge
        switch stages[task] {
        case .pending: end(task, as: .skipped, reason: .notChosen(by: judge))
        case .awaitingFallback: endWithoutFallback(task)
        default: break
        }
    }
}
