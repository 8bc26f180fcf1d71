@testable import JFlow

/// What should become of each task, found anew from the rules after every event, with no queue and no count.
struct SmallModel: Hashable {
    /// Where a task stands that has not ended.
    enum Standing: Hashable {
        /// Nothing is under way for it.
        case idle
        /// Its body or look-up is under way.
        case active
        /// What its consumers get is being stored.
        case substituting
        /// It has no value, and its fallback has not ended.
        case awaiting
    }

    /// How each task ended; `nil` while it has not.
    private(set) var ends: [TaskState?]
    /// Whether there is something for the consumers of each task.
    private(set) var hasValue: [Bool]
    private(set) var standings: [Standing]
    /// How tasks will end whose substitute or fallback is waited for.
    private var endings: [TaskState?]
    /// Which branch a condition took.
    private(set) var branches: [Int?]
    /// The tasks that were needed for certain at some time.
    private(set) var demanded: Set<Int> = []
    /// Tasks that were lost before anybody needed them: of what they may use, only the fallback is left.
    private var stripped: Set<Int> = []
    /// The tasks that were asked to stop.
    private(set) var asked: Set<Int> = []
    private(set) var isStopped = false
    private(set) var isCancelled = false
    private var hasFailed = false
    private var newFailures: [Int] = []

    init(_ plan: SmallPlan) {
        ends = plan.tasks.map { _ in .pruned }
        hasValue = plan.tasks.map { _ in false }
        standings = plan.tasks.map { _ in .idle }
        endings = plan.tasks.map { _ in nil }
        branches = plan.tasks.map { _ in nil }
        var open = plan.goals
        while let task = open.popLast() {
            guard ends[task] == .pruned else { continue }
            if plan.given.contains(task) {
                (ends[task], hasValue[task]) = (.given, true)
                continue
            }
            ends[task] = nil
            open +=
                plan.independent.contains(task)
                ? plan.needs[task].fallback.map { [$0] } ?? [] : plan.dependencies[task]
        }
        settle(plan)
    }

    var isOver: Bool { isStopped || isCancelled || ends.allSatisfy { $0 != nil } }

    /// How the run ends.
    func outcome(_ plan: SmallPlan) -> RunState {
        if plan.goals.allSatisfy({ hasValue[$0] }) { return .done }
        return isCancelled && !hasFailed ? .cancelled : .failed
    }

    // MARK: What happens

    mutating func began(_ task: Int) { standings[task] = .active }

    /// A look-up or an attempt has ended, and the task goes on later.
    mutating func paused(_ task: Int) { standings[task] = .idle }

    mutating func succeeded(_ task: Int, as state: TaskState, _ plan: SmallPlan) {
        asked.remove(task)
        end(task, state, hasValue: true)
        settle(plan)
    }

    mutating func failed(_ task: Int, _ plan: SmallPlan) {
        lose(task, asked.remove(task) == nil ? .failed : .cancelled, plan)
        settle(plan)
    }

    /// A task that was asked to stop while it was looked up has not begun.
    mutating func lookUpStopped(_ task: Int, _ plan: SmallPlan) {
        asked.remove(task)
        lose(task, isStopped ? .skipped : .cancelled, plan)
        settle(plan)
    }

    mutating func decided(_ task: Int, _ branch: Int?, _ plan: SmallPlan) {
        guard ends[task] == nil, standings[task] == .idle else { return }
        branches[task] = branch
        if branch == nil { lose(task, .skipped, plan) }
        settle(plan)
    }

    mutating func substituted(_ task: Int, _ plan: SmallPlan) {
        if let ending = endings[task] { end(task, ending, hasValue: true) }
        settle(plan)
    }

    mutating func taskCancelled(_ task: Int, _ plan: SmallPlan) {
        guard ends[task] == nil else { return }
        switch standings[task] {
        case .idle: lose(task, .cancelled, plan)
        case .active: asked.insert(task)
        case .substituting, .awaiting: break
        }
        settle(plan)
    }

    mutating func runCancelled(_ plan: SmallPlan) {
        guard !ends.allSatisfy({ $0 != nil }) else { return }
        isCancelled = true
        endAll(as: .cancelled)
        settle(plan)
    }

    /// Which of two things happens first to a task that nobody ever needed, that it is lost or that it is known not to be
    /// needed, is nobody's business.
    mutating func reconcile(_ task: Int, isSubstituting: Bool, _ plan: SmallPlan) {
        guard !demanded.contains(task) else { return }
        if isSubstituting, ends[task] == .skipped, !hasValue[task] {
            (ends[task], standings[task], endings[task]) = (nil, .substituting, .skipped)
        } else if !isSubstituting, ends[task] == nil, standings[task] == .substituting, endings[task] == .skipped {
            end(task, .skipped, hasValue: false)
        }
        settle(plan)
    }

    // MARK: The rules

    private mutating func end(_ task: Int, _ state: TaskState, hasValue: Bool) {
        (ends[task], self.hasValue[task]) = (state, hasValue)
        if state == .failed, !hasValue { newFailures.append(task) }
    }

    /// A task has no value of its own.
    private mutating func lose(_ task: Int, _ state: TaskState, _ plan: SmallPlan) {
        let fallback = plan.needs[task].fallback
        guard plan.isTolerant(task), !isOver, fallback.map({ ends[$0] == nil || hasValue[$0] }) ?? true else {
            return end(task, state, hasValue: false)
        }
        endings[task] = state
        standings[task] = fallback.map { hasValue[$0] ? .substituting : .awaiting } ?? .substituting
        if standings[task] == .awaiting, !demanded.contains(task) { stripped.insert(task) }
    }

    private mutating func endAll(as state: TaskState) {
        for task in ends.indices where ends[task] == nil {
            switch standings[task] {
            case .idle: end(task, state, hasValue: false)
            case .awaiting: end(task, endings[task] ?? state, hasValue: false)
            case .active: asked.insert(task)
            case .substituting: break
            }
        }
    }

    private mutating func settle(_ plan: SmallPlan) {
        demand(plan)
        while plan.tasks.contains(where: { settle($0, plan) }) { demand(plan) }
        for _ in newFailures where !isCancelled { hasFailed = true }
        let isGoalLost = !plan.isTolerant || plan.goals.contains { ends[$0] != nil && !hasValue[$0] }
        // A goal may be lost later than the task failed: a choice may take what had failed before.
        let isLostByFailure = !newFailures.isEmpty && isGoalLost || plan.goals.contains { isFailed($0, plan) }
        if plan.policy == .stop, !isStopped, !isCancelled, isLostByFailure {
            isStopped = true
            endAll(as: .skipped)
        }
        newFailures = []
    }

    /// Whether a task has ended without a value because it, or something that it could not do without, failed.
    private func isFailed(_ task: Int, _ plan: SmallPlan) -> Bool {
        guard let state = ends[task], !hasValue[task] else { return false }
        let fallback = plan.needs[task].fallback.map { [$0] } ?? []
        return state == .failed
            || state == .skipped && (certainNeeds(of: task, plan) + fallback).contains { isFailed($0, plan) }
    }

    /// Applies the rules to one task; answers whether anything changed.
    private mutating func settle(_ task: Int, _ plan: SmallPlan) -> Bool {
        guard ends[task] == nil else { return false }
        switch standings[task] {
        case .idle:
            if certainNeeds(of: task, plan).contains(where: { ends[$0] != nil && !hasValue[$0] }) {
                lose(task, .skipped, plan)
            } else if isNeedless(task, plan) {
                end(task, .skipped, hasValue: false)
            } else {
                return false
            }
            return true
        case .awaiting:
            guard let fallback = plan.needs[task].fallback else { return false }
            if hasValue[fallback] {
                standings[task] = .substituting
            } else if ends[fallback] != nil || isNeedless(task, plan) {
                end(task, endings[task] ?? .skipped, hasValue: false)
            } else {
                return false
            }
            return true
        case .active, .substituting: return false
        }
    }

    /// What a task cannot do without, as far as is known.
    func certainNeeds(of task: Int, _ plan: SmallPlan) -> [Int] {
        let needs = plan.needs[task]
        if standings[task] == .awaiting { return needs.fallback.map { [$0] } ?? [] }
        if plan.independent.contains(task) { return [] }
        guard let judge = needs.judge else { return needs.arguments }
        return [judge] + (branches[task].map { needs.branches[$0] } ?? [])
    }

    /// What a task may come to need.
    private func possibleNeeds(of task: Int, _ plan: SmallPlan) -> [Int] {
        let needs = plan.needs[task]
        let fallback = needs.fallback.map { [$0] } ?? []
        if stripped.contains(task) || plan.independent.contains(task) { return fallback }
        let branches = branches[task].map { needs.branches[$0] } ?? needs.branches.flatMap { $0 }
        return needs.arguments + (needs.judge.map { [$0] } ?? []) + branches + fallback
    }

    private mutating func demand(_ plan: SmallPlan) {
        var open = plan.goals + demanded
        while let task = open.popLast() {
            // What its consumers get is on its way, so that it needs nothing any more.
            guard ends[task] == nil, standings[task] != .substituting else { continue }
            demanded.insert(task)
            open += certainNeeds(of: task, plan).filter { !demanded.contains($0) }
        }
    }

    private func isNeedless(_ task: Int, _ plan: SmallPlan) -> Bool {
        !demanded.contains(task)
            && !plan.tasks.contains { ends[$0] == nil && possibleNeeds(of: $0, plan).contains(task) }
    }
}
