@testable import JFlow

/// What has been opened, closed and destroyed in a small run, and whose end was told.
struct SmallResources: Hashable {
    /// In the order of their opening.
    var opened: [Int] = []
    private(set) var closedTasks: Set<Int> = []
    private var closing: Int?
    var freed: Set<Int> = []
    var told: Set<Int> = []

    var closed: [Int] { opened.filter { closedTasks.contains($0) } }

    /// Whether the value of a task cannot be used any more.
    func isGone(_ task: Int) -> Bool { closing == task || closedTasks.contains(task) || freed.contains(task) }

    /// Whether somebody may still read the value of a task.
    func isNeeded(_ task: Int, _ model: SmallModel, _ plan: SmallPlan) -> Bool {
        plan.goals.contains(task) || hasConsumer(task, model, plan) { _, _ in false }
    }

    /// Whether a resource may still be used: also by those who were handed it on.
    func isUsed(_ task: Int, _ model: SmallModel, _ plan: SmallPlan) -> Bool {
        hasConsumer(task, model, plan) { consumer, needs in
            handsOn(task, consumer, model, needs) && isUsed(consumer, model, plan)
        }
    }

    private func hasConsumer(
        _ task: Int, _ model: SmallModel, _ plan: SmallPlan, orHandsOn: (Int, TaskNeeds) -> Bool
    ) -> Bool {
        plan.tasks.contains { consumer in
            guard plan.dependencies[consumer].contains(task), model.ends[consumer] != .given,
                model.ends[consumer] != .pruned
            else { return false }
            let needs = plan.needs[consumer]
            if plan.independent.contains(consumer), needs.fallback != task { return false }
            if model.ends[consumer] == nil { return true }
            // What an open resource was made of is in use.
            if opened.contains(consumer), !closedTasks.contains(consumer) { return true }
            return orHandsOn(consumer, needs)
        }
    }

    /// Whether the value of a consumer is that of a task.
    private func handsOn(_ task: Int, _ consumer: Int, _ model: SmallModel, _ needs: TaskNeeds) -> Bool {
        guard model.hasValue[consumer] else { return false }
        let hasOwn = model.ends[consumer] == .done || model.ends[consumer] == .cached
        if needs.branches.count > 1, hasOwn, let branch = model.branches[consumer] {
            return needs.branches[branch].contains(task)
        }
        return !hasOwn && needs.fallback == task
    }

    /// The closing of a resource begins; answers the promise that is broken by that.
    mutating func closingBegins(_ task: Int, _ model: SmallModel, _ plan: SmallPlan) -> String? {
        defer { closing = task }
        guard let place = opened.firstIndex(of: task) else { return "\(task) is closed but was never opened" }
        if closing != nil { return "\(task) is closed while another one is being closed" }
        if closedTasks.contains(task) { return "\(task) is closed twice" }
        if isUsed(task, model, plan) { return "\(task) is closed while it is in use" }
        let later = opened[(place + 1)...].filter { !closedTasks.contains($0) && !isUsed($0, model, plan) }
        return later.isEmpty ? nil : "\(task) is closed before \(later), opened later"
    }

    mutating func closingEnded(_ task: Int) {
        closing = nil
        closedTasks.insert(task)
    }
}
