/// How tasks end, with a value for their consumers or without, and what follows for others.
extension Scheduler {
    // MARK: With a value

    mutating func succeed(_ task: Int, as stage: Stage) {
        end(task, as: stage, reason: nil)
        provide(task)
    }

    /// Tells the consumers of a task that there is a value for them.
    @inline(__always)
    private mutating func provide(_ task: Int) {
        let isPlain = rules.conditions.isEmpty
        for position in graph.successorRange(of: task) {
            let successor = graph.successor(at: position)
            if !isPlain, rules.flags[successor].contains(.isConditional), !valueArrived(task, for: successor) {
                continue
            }
            waiting[successor] -= 1
            if waiting[successor] == 0, stages[successor] == .pending { dependenciesArrived(successor) }
        }
    }

    // MARK: Without one

    mutating func fail(_ task: Int, reason: EndReason?) {
        lose(task, as: .failed, reason: reason)
    }

    /// A task failed with nothing for its consumers.
    private mutating func failed(_ task: Int) {
        failedTasks.append(task)
        if !isCancelled { hasFailed = true }
        stopIfGoalIsLost(by: task)
    }

    /// Stops the run, if it is to be stopped and the failure of this task costs a goal.
    private mutating func stopIfGoalIsLost(by failed: Int) {
        guard policy == .stop, stoppedBy == nil, !isCancelled, isGoalLost else { return }
        stoppedBy = failed
        endAllWaiting(as: .skipped, reason: .runStopped(by: failed))
        cancelRequests.formUnion(interruptibleTasks)
    }

    /// A task needs another one that has ended without a value before anybody needed it.
    mutating func lose(_ task: Int, needing lost: Int) {
        lose(task, as: .skipped, reason: .needs(task: lost))
        if let failed = failure(behind: lost) { stopIfGoalIsLost(by: failed) }
    }

    /// The failure for which a task has no value; `nil` when there is another reason.
    private func failure(behind task: Int) -> Int? {
        var open = [task]
        var seen: Set<Int> = []
        while let next = open.popLast() {
            if stages[next] == .failed { return next }
            guard stages[next] == .skipped, seen.insert(next).inserted else { continue }
            open += graph.dependencies(of: next).map { Int($0) }.filter { isMissed($0, by: next) }
        }
        return nil
    }

    /// Whether a task has no value because of this dependency, or because this one had none to fall back on either.
    private func isMissed(_ dependency: Int, by task: Int) -> Bool {
        guard stages[dependency].isFinal, !hasValue(dependency) else { return false }
        guard let condition = demand?.conditions[task] else { return true }
        return condition.needs(dependency) || condition.rule.fallback == dependency
    }

    /// Whether a goal can no longer be reached. Where nothing is tolerated, any failure loses one.
    private var isGoalLost: Bool {
        !rules.isTolerant || goals.isEmpty || goals.contains { stages[$0].isFinal && !hasValue($0) }
    }

    /// Ends a task without a value, and with it everything that needs the value.
    mutating func lose(_ first: Int, as stage: Stage, reason: EndReason?) {
        var lost = [(task: first, ending: Ending(stage: stage, reason: reason))]
        var failures: [Int] = []
        while let (task, ending) = lost.popLast() {
            // Several of its dependencies may be lost together, or nobody may need it any more.
            if task != first, !isUnbegun(task), stages[task] != .awaitingFallback { continue }
            if !rules.flags.isEmpty, rules.flags[task].contains(.isTolerant), findSubstitute(for: task, ending) {
                continue
            }
            if ending.stage == .failed { failures.append(task) }
            end(task, as: ending.stage, reason: ending.reason)
            for successor in graph.successors(of: task).map({ Int($0) }) {
                if stages[successor] == .awaitingFallback {
                    if rules.conditions[successor]?.fallback == task, let ending = endings[successor] {
                        lost.append((successor, ending))
                    }
                } else if misses(task, successor) {
                    lost.append((successor, Ending(stage: .skipped, reason: .needs(task: task))))
                }
            }
        }
        for task in failures { failed(task) }
    }

    /// Whether a task that waits cannot go on without the value of a lost one.
    private func misses(_ lost: Int, _ task: Int) -> Bool {
        guard isUnbegun(task) else { return false }
        // One that is given all its arguments may wait as well, for somebody to need it.
        guard demand?.independent.contains(task) != true else { return false }
        guard !rules.conditions.isEmpty, let condition = demand?.conditions[task] else { return true }
        return condition.needs(lost)
    }

    private func isUnbegun(_ task: Int) -> Bool { stages[task] == .pending || stages[task] == .deciding }

    /// Looks for something that consumers get in place of a value; `false` when there is nothing.
    private mutating func findSubstitute(for task: Int, _ ending: Ending) -> Bool {
        // One that has an entry already has lost its fallback, too.
        guard !isOver, endings[task] == nil else { return false }
        endings[task] = ending
        guard let fallback = rules.conditions[task]?.fallback, !hasValue(fallback) else {
            stages[task] = .substituting
            chores.add(.substitute(task))
            return true
        }
        guard !stages[fallback].isFinal else { return false }
        stages[task] = .awaitingFallback
        if demand?.isDemanded[task] == true {
            note(.fallingBack(task, to: fallback))
            demanded(fallback, by: task)
        } else {
            lostUndemanded(task, fallback)
        }
        return true
    }

    /// The fallback of a task has a value, which the task's consumers get.
    mutating func fallbackArrived(for task: Int) {
        stages[task] = .substituting
        chores.add(.substitute(task))
    }

    /// What the consumers of a task get in place of its value is in its slot.
    mutating func substituteStored(_ task: Int) {
        chores.ended()
        if slotHolders.remove(task) != nil { activeCount -= 1 }
        guard let ending = endings.removeValue(forKey: task) else { return }
        substituted.insert(task)
        end(task, as: ending.stage, reason: ending.reason)
        provide(task)
    }

    mutating func endAllWaiting(as stage: Stage, reason: EndReason) {
        ready.removeAll()
        gate.forgetAll()
        for task in stages.indices {
            switch stages[task] {
            case .pending, .deciding, .ready, .waitingForPermit, .retrying:
                end(task, as: stage, reason: reason)
            case .awaitingFallback: endWithoutFallback(task)
            default: break
            }
        }
    }

    /// Ends a task whose fallback is not waited for any more.
    mutating func endWithoutFallback(_ task: Int) {
        guard let ending = endings[task] else { return }
        end(task, as: ending.stage, reason: ending.reason)
        if ending.stage == .failed { failedTasks.append(task) }
    }

    mutating func end(_ task: Int, as stage: Stage, reason: EndReason?) {
        stages[task] = stage
        remainingCount -= 1
        note(.finished(task, stage.state, reason))
        if hasLifetimes { released(task) }
        if hasDemand { claimsEnded(task) }
    }
}
