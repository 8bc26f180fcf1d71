@testable import JFlow

/// How what is under way in a small run ends.
extension SmallRun {
    mutating func bodyEnds(_ input: SmallInput) {
        switch input {
        case .returns(let task):
            ended(task, .returned)
            model.succeeded(task, as: .done, plan)
            if plan.has(.resource, task) { resources.opened.append(task) }
        case .throwsError(let task):
            ended(task, .threw)
            model.failed(task, plan)
        case .throwsForRetry(let task): failedForRetry(task)
        case .isLeftBehind(let task):
            world.leftBehind.insert(task)
            if mayRetry(task), !model.asked.contains(task), !world.isLate(task) {
                world.activities[task] = .nothing
                scheduler.bodyEnded(task, .threwForRetry)
                model.paused(task)
            } else {
                world.activities[task] = .nothing
                scheduler.bodyEnded(task, .abandoned)
                if scheduler.slotHolders.contains(task) { world.abandonedHolders.insert(task) }
                model.failed(task, plan)
            }
        case .comesTooLate(let task):
            world.leftBehind.remove(task)
            giveBackPermit(of: task)
        default: break
        }
    }

    private mutating func failedForRetry(_ task: Int) {
        let wasAsked = model.asked.contains(task)
        ended(task, .threwForRetry)
        if wasAsked { model.failed(task, plan) } else { model.paused(task) }
    }

    private mutating func ended(_ task: Int, _ end: BodyEnd) {
        world.activities[task] = .nothing
        scheduler.bodyEnded(task, end)
        activityEnded(task)
    }

    private mutating func activityEnded(_ task: Int) {
        if !scheduler.slotHolders.contains(task) { giveBackPermit(of: task) }
    }

    func mayRetry(_ task: Int) -> Bool { plan.has(.retried, task) && world.attempts[task] < 2 }

    mutating func timeIsOver(_ task: Int) {
        world.timedOut.insert(task)
        let isUnderWay = world.activities[task] != .nothing
        switch scheduler.stages[task] {
        case .ready, .waitingForPermit, .retrying, .running, .lookingUp:
            check(scheduler.timeRanOut(task) == !isUnderWay, "what is under way for \(task) has to be told")
            if !isUnderWay { model.failed(task, plan) }
        default: break
        }
        switch world.activities[task] {
        case .nothing: break
        case .body: world.activities[task] = .body(isLate: true)
        case .lookUp(let waits, _): world.activities[task] = .lookUp(waits: waits, isLate: true)
        }
    }

    mutating func lookUpEnds(_ input: SmallInput) {
        switch input {
        case .hit(let task):
            world.activities[task] = .nothing
            scheduler.foundInCache(task)
            activityEnded(task)
            model.succeeded(task, as: .cached, plan)
        case .missed(let task):
            let isAsked = model.asked.contains(task)
            check(scheduler.missedInCache(task) == !isAsked, "\(task) is called unless it was asked to stop")
            if isAsked {
                world.activities[task] = .nothing
                activityEnded(task)
                model.lookUpStopped(task, plan)
            } else {
                world.activities[task] = .body(isLate: false)
                bodyBegins(task)
            }
        case .lookUpFails(let task):
            world.activities[task] = .nothing
            scheduler.lookUpFailed(task)
            activityEnded(task)
            if model.asked.contains(task) { model.lookUpStopped(task, plan) } else { model.failed(task, plan) }
        case .waitsInCache(let task):
            giveBackPermit(of: task)
            world.activities[task] = .lookUp(waits: true, isLate: world.isLate(task))
        case .isToBeRepeated(let task):
            world.activities[task] = .nothing
            scheduler.lookUpToBeRepeated(task)
            if model.asked.contains(task) { model.lookUpStopped(task, plan) } else { model.paused(task) }
        default: break
        }
    }

    mutating func choreEnds(_ input: SmallInput) {
        switch input {
        case .decides(let task, let branch):
            world.chores.remove(.decide(task))
            scheduler.decided(task, branch: branch)
            model.decided(task, branch, plan)
        case .substitutes(let task):
            world.chores.remove(.substitute(task))
            let heldSlot = scheduler.slotHolders.contains(task)
            scheduler.substituteStored(task)
            if heldSlot, world.abandonedHolders.remove(task) == nil { activityEnded(task) }
            model.substituted(task, plan)
        case .closes(let task):
            world.chores.remove(.close(task))
            scheduler.resourceClosed(task)
            resources.closingEnded(task)
        default: break
        }
    }
}

// MARK: What can happen

extension SmallRun {
    /// What can happen next that somebody has to bring about or that ends by itself.
    var steps: [SmallInput] {
        var steps: [SmallInput] = scheduler.hasWork ? [.ask] : []
        for task in plan.tasks {
            steps += ways(of: task)
            if scheduler.stages[task] == .retrying { steps.append(.retryDue(task)) }
            if world.leftBehind.contains(task) { steps.append(.comesTooLate(task)) }
            if world.chores.contains(.substitute(task)) { steps.append(.substitutes(task)) }
            if world.chores.contains(.close(task)) { steps.append(.closes(task)) }
            if world.chores.contains(.decide(task)) {
                let isChoice = plan.needs[task].branches.count > 1
                steps += [.decides(task, branch: 0), .decides(task, branch: isChoice ? 1 : nil)]
            }
        }
        if world.othersHold { steps.append(.othersGiveBack) }
        if world.isReturning { steps.append(.permitIsOffered) }
        return steps
    }

    /// How what is under way for a task may end.
    private func ways(of task: Int) -> [SmallInput] {
        switch world.activities[task] {
        case .nothing: return []
        case .body(let isLate):
            var ways: [SmallInput] = isLate ? [.throwsError(task)] : [.returns(task), .throwsError(task)]
            if mayRetry(task), !isLate { ways.append(.throwsForRetry(task)) }
            if plan.has(.limited, task), !world.leftBehind.contains(task) { ways.append(.isLeftBehind(task)) }
            return ways
        case .lookUp(let waits, let isLate):
            var ways: [SmallInput] = [.hit(task), .lookUpFails(task)]
            if waits { return isLate ? ways : ways + [.isToBeRepeated(task)] }
            if !isLate { ways.append(.missed(task)) }
            if plan.has(.pooled, task) { ways.append(.waitsInCache(task)) }
            return ways
        }
    }

    /// What may disturb the run.
    var disturbances: [SmallInput] {
        var inputs: [SmallInput] = []
        for task in plan.tasks where model.ends[task] == nil {
            if world.disturbances > 0 { inputs.append(.cancelTask(task)) }
            if plan.has(.limited, task), world.attempts[task] > 0, !world.timedOut.contains(task) {
                inputs.append(.timeIsOver(task))
            }
        }
        if world.disturbances > 0, !model.isCancelled { inputs.append(.cancelRun) }
        return inputs
    }
}
