import JFlow

extension RunModel {
    /// What a task that has not started waits for: the tasks that it needs and that have no value yet.
    package func awaited(by task: Int) -> [Int] {
        tasks[task].dependencies.filter { !tasks[$0].state.hasValue }
    }

    /// Why a task was skipped or cancelled, in words; `nil` where there is nothing to say.
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

    /// The running tasks, the one that has run longest first.
    package var longestRunning: [Int] {
        running.sorted { (tasks[$0].startTime ?? .zero, $0) < (tasks[$1].startTime ?? .zero, $1) }
    }

    /// The task that a step would start: the ready one that stands first in the plan.
    package var nextToStart: Int? {
        if case .pausedBefore(let task) = mode, ready.contains(task) { return task }
        return ready.min()
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
            other != needed && tasks[other].state.isFinal && !tasks[other].state.hasValue
        }
        guard !others.isEmpty else { return "" }
        return " (and " + others.map { "\(name(of: $0)), \(tasks[$0].state.word)" }.joined(separator: "; ") + ")"
    }
}

extension StateCounts {
    /// The ends that are not the wished ones, in words: `1 failed, 2 skipped, 1 cancelled`.
    var troubleWords: [String] {
        [TaskState.failed, .skipped, .cancelled].filter { self[$0] > 0 }.map { "\(self[$0]) \($0.word)" }
    }
}
