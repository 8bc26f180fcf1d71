import JFlow

extension RunModel {
    /// What a task that has not started waits for: the tasks that it needs and that have left no value yet.
    ///
    /// What a condition decided against is not awaited, nor, as long as it waits for anything else, what it may turn out
    /// not to need.
    package func awaited(by task: Int) -> [Int] {
        let record = tasks[task]
        let missing = record.dependencies.filter { !tasks[$0].givesValue && !tasks[$0].isNotChosen }
        let certain = missing.filter { !record.conditionalDependencies.contains($0) }
        return certain.isEmpty ? missing : certain
    }

    /// The tasks that may come to need a pending task which itself waits for nothing else: it starts only if one of
    /// them turns out to need it. Empty where that is not what it waits for.
    package func possibleUsers(of task: Int) -> [Int] {
        guard tasks[task].state == .pending, tasks[task].isConditional, awaited(by: task).isEmpty else { return [] }
        return tasks[task].dependents.filter { !tasks[$0].state.isFinal }
    }

    /// Why a task was skipped, cancelled or left behind, in words; `nil` where there is nothing to say.
    package func reasonText(of task: Int) -> String? {
        switch tasks[task].reason {
        case nil: nil
        case .needs(let needed): "needs \(name(of: needed))" + furtherNeeds(of: task, beside: needed)
        case .runStopped(let culprit): "stopped when \(name(of: culprit)) failed"
        case .notChosen(let judge): "not chosen by \(name(of: judge))"
        case .abandoned: "left behind, it ignored its cancellation"
        case .taskCancelled: "cancelled by you"
        case .runCancelled: "the run was cancelled"
        }
    }

    /// Why a task has no value of its own, and what others got in its place: its error or its reason, and its stand-in.
    func explanation(of task: Int) -> String? {
        let parts = [tasks[task].error ?? reasonText(of: task), tasks[task].standInWords].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// The running tasks, the one that has run longest first.
    package var longestRunning: [Int] {
        running.sorted { (tasks[$0].attemptStartTime ?? .zero, $0) < (tasks[$1].attemptStartTime ?? .zero, $1) }
    }

    /// The tasks that wait for their next attempt, the one that is due first before the others.
    package var soonestRetrying: [Int] {
        retrying.sorted { (tasks[$0].attempts.dueTime ?? .zero, $0) < (tasks[$1].attempts.dueTime ?? .zero, $1) }
    }

    /// The task that a step would start: of the ready ones that wait for no pool, the one that stands first in the
    /// plan.
    package var nextToStart: Int? {
        if case .pausedBefore(let task) = mode, ready.contains(task) { return task }
        return ready.filter { tasks[$0].awaitedPool == nil }.min()
    }

    /// How a run ended or stands, in one word.
    package var stateWord: String {
        switch end {
        case .done: "done"
        case .failed: "failed"
        case .cancelled: "cancelled"
        case nil: hasStarted ? "left" : "not started"
        }
    }

    func name(of task: Int) -> String {
        tasks.indices.contains(task) ? tasks[task].name : "a task"
    }

    private func furtherNeeds(of task: Int, beside needed: Int) -> String {
        let others = tasks[task].dependencies.filter { other in
            other != needed && tasks[other].state.isFinal && !tasks[other].givesValue && !tasks[other].isNotChosen
        }
        guard !others.isEmpty else { return "" }
        return " (and " + others.map { "\(name(of: $0)), \(tasks[$0].state.word)" }.joined(separator: "; ") + ")"
    }
}

extension TaskRecord {
    /// What those who need the task got in place of its value; `nil` if there is nothing of that kind.
    var standInWords: String? { isTolerated ? value.map { "consumers got \($0)" } : nil }
}
