@testable import JFlow

/// A scheduler, the world around it, and what a model says that must become of it; every step is checked.
struct SmallRun {
    let plan: SmallPlan
    var scheduler: Scheduler
    var world: SmallWorld
    var model: SmallModel
    var resources = SmallResources()
    /// What has happened, to be told when something is wrong.
    private(set) var course: [SmallInput] = []
    /// The promise that was broken first.
    private(set) var broken: String?
    private var changes: [SchedulerChange] = []

    init(_ plan: SmallPlan, disturbances: Int) {
        self.plan = plan
        scheduler = plan.scheduler
        world = SmallWorld(plan, disturbances: disturbances)
        model = SmallModel(plan)
        checkState()
    }

    mutating func check(_ condition: Bool, _ promise: @autoclosure () -> String) {
        if !condition, broken == nil { broken = promise() }
    }

    mutating func happens(_ input: SmallInput) {
        course.append(input)
        switch input {
        case .ask: ask()
        case .returns, .throwsError, .throwsForRetry, .isLeftBehind, .comesTooLate: bodyEnds(input)
        case .hit, .missed, .lookUpFails, .waitsInCache, .isToBeRepeated: lookUpEnds(input)
        case .retryDue(let task): scheduler.retryDue(task)
        case .timeIsOver(let task): timeIsOver(task)
        case .decides, .substitutes, .closes: choreEnds(input)
        case .othersGiveBack: (world.othersHold, world.isReturning) = (false, true)
        case .permitIsOffered: offerPermit()
        case .cancelTask(let task):
            world.disturbances -= 1
            let isNew = world.activities[task] != .nothing && !model.asked.contains(task)
            check(scheduler.cancelRequested(task) == isNew, "what is under way for task \(task) is told once")
            model.taskCancelled(task, plan)
        case .cancelRun:
            world.disturbances -= 1
            scheduler.cancelRequested()
            model.runCancelled(plan)
        }
        takeGarbage()
        checkState()
    }

    private mutating func takeGarbage() {
        for task in scheduler.takeGarbage() {
            check(!resources.isNeeded(task, model, plan), "the value of \(task) is destroyed while it is needed")
            check(resources.freed.insert(task).inserted, "the value of \(task) is destroyed once")
        }
    }

    // MARK: A worker asks

    private mutating func ask() {
        let hadWork = scheduler.hasWork
        let action = scheduler.next()
        check((action != .wait && action != .finish) == hadWork, "work is announced, but \(action)")
        switch action {
        case .start(let task): begin(task, .body(isLate: false))
        case .lookUp(let task): begin(task, .lookUp(waits: false, isLate: false))
        case .takePermit(let task): takePermit(task)
        case .giveBackPermit(let task): giveBackPermit(of: task)
        case .perform(.decide(let task)):
            check(model.hasValue[plan.needs[task].judge ?? task], "the judge of \(task) has a value")
            check(world.chores.insert(.decide(task)).inserted, "\(task) decides once")
        case .perform(.substitute(let task)):
            check(world.chores.insert(.substitute(task)).inserted, "\(task) is substituted once")
        case .perform(.close(let task)):
            if let promise = resources.closingBegins(task, model, plan) { check(false, promise) }
            world.chores.insert(.close(task))
        case .wait, .finish: break
        }
    }

    private mutating func takePermit(_ task: Int) {
        guard world.isPermitFree else {
            scheduler.permitMissing(task)
            world.line.append(task)
            return
        }
        world.isPermitFree = false
        world.holders.insert(task)
        switch scheduler.permitTaken(task) {
        case .start(task): begin(task, .body(isLate: false))
        case .lookUp(task): begin(task, .lookUp(waits: false, isLate: false))
        case let action: check(false, "a task with a permit begins, but \(action)")
        }
    }

    private mutating func begin(_ task: Int, _ activity: SmallWorld.Activity) {
        check(world.activities[task] == .nothing, "\(task) begins while it is under way")
        check(model.ends[task] == nil && model.standings[task] == .idle, "\(task) begins in its place")
        check(!model.isOver, "\(task) begins after the run was stopped or cancelled")
        check(model.demanded.contains(task), "\(task) begins though nobody needs it")
        for need in model.certainNeeds(of: task, plan) {
            check(model.hasValue[need] && !resources.isGone(need), "\(task) begins with the value of \(need)")
        }
        let needs = plan.needs[task]
        check(
            needs.judge == nil || plan.independent.contains(task) || model.branches[task] != nil,
            "\(task) begins when its condition has answered")
        check(plan.has(.pooled, task) == world.holders.contains(task), "\(task) has a permit if it needs one")
        world.activities[task] = activity
        model.began(task)
        if case .body = activity { bodyBegins(task) }
    }

    mutating func bodyBegins(_ task: Int) {
        world.attempts[task] += 1
        check(world.attempts[task] <= (plan.has(.retried, task) ? 2 : 1), "\(task) is called too often")
    }

    // MARK: Permits

    mutating func giveBackPermit(of task: Int) {
        guard plan.has(.pooled, task), world.holders.remove(task) != nil else { return }
        world.isReturning = true
    }

    private mutating func offerPermit() {
        world.isReturning = false
        while !world.line.isEmpty {
            let task = world.line.removeFirst()
            if scheduler.permitOffered(task) {
                world.holders.insert(task)
                return
            }
        }
        world.isPermitFree = true
    }

    // MARK: After every step

    private mutating func checkState() {
        for task in plan.tasks {
            model.reconcile(task, isSubstituting: scheduler.stages[task] == .substituting, plan)
        }
        for task in plan.tasks {
            let stage = scheduler.stages[task]
            let end = model.ends[task]
            check(stage.isFinal == (end != nil), "\(task) is \(stage), not \(end?.rawValue ?? "under way")")
            if let end {
                check(stage.state == end, "\(task) ends as \(stage), not \(end)")
                let hasValue = model.hasValue[task]
                check(scheduler.hasValue(task) == hasValue, "there is a value of \(task): \(hasValue)")
            } else {
                check((stage == .substituting) == (model.standings[task] == .substituting), "\(task) is \(stage)")
                check((stage == .awaitingFallback) == (model.standings[task] == .awaiting), "\(task) is \(stage)")
            }
        }
        let active = world.activeCount + scheduler.slotHolders.count + scheduler.accepted.count
        let counted = scheduler.activeCount
        check(counted == active, "\(active) are under way, not \(counted)")
        check(active <= plan.slots, "no more are under way than there are slots")
        check(world.permitCount <= 1, "there is one permit")
        checkChanges()
        if scheduler.isFinished { checkEnd() }
    }

    private mutating func checkChanges() {
        scheduler.takeChanges(into: &changes)
        for case .finished(let task, let state, _) in changes {
            check(resources.told.insert(task).inserted, "the end of \(task) is told once")
            check(model.ends[task] == state, "the end of \(task) is told as \(state)")
        }
    }

    private mutating func checkEnd() {
        var rest = scheduler
        check(rest.next() == .finish, "a finished run says so")
        check(model.ends.allSatisfy { $0 != nil }, "every task has ended")
        check(world.activeCount == 0 && world.chores.isEmpty, "nothing is under way at the end")
        check(world.holders.isSubset(of: world.leftBehind), "all permits are given back")
        check(resources.opened == resources.closed, "all that was opened is closed")
        let (outcome, expected) = (scheduler.outcome, model.outcome(plan))
        check(outcome == expected, "the run is \(outcome), not \(expected)")
    }

    /// What two runs must have in common to go on alike.
    var fingerprint: Int {
        var hasher = Hasher()
        scheduler.hash(into: &hasher)
        hasher.combine(world)
        hasher.combine(model)
        hasher.combine(resources)
        return hasher.finalize()
    }
}

extension Scheduler {
    /// Feeds all that decides how it goes on: all but the graph and the rules, and of the gate only whether it is open.
    fileprivate func hash(into hasher: inout Hasher) {
        hasher.combine(stages)
        hasher.combine(waiting)
        hasher.combine(ready.all)
        hasher.combine(gate.mode)
        hasher.combine(cancelRequests)
        hasher.combine(activeCount)
        hasher.combine(remainingCount)
        hasher.combine(chores)
        hasher.combine(demand)
        hasher.combine(lifetimes)
        hasher.combine(substituted)
        hasher.combine(slotHolders)
        hasher.combine(endings)
        hasher.combine(accepted.map(\.task))
        hasher.combine(stoppedBy)
        hasher.combine(isCancelled)
        hasher.combine(hasFailed)
    }
}
