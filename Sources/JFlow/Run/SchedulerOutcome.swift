/// What has become of the tasks and of the run.
extension Scheduler {
    /// The tasks whose bodies are running, lowest first.
    var runningTasks: [Int] { stages.indices.filter { stages[$0] == .running } }

    /// The tasks whose bodies or look-ups are under way, and which can be asked to stop.
    var interruptibleTasks: [Int] { stages.indices.filter { stages[$0] == .running || stages[$0] == .lookingUp } }

    /// Whether there is a value for the consumers of a task.
    func hasValue(_ task: Int) -> Bool {
        stages[task].hasOwnValue || !substituted.isEmpty && substituted.contains(task)
    }

    /// Whether the slot of a task holds a value that nobody has destroyed.
    func holdsValue(_ task: Int) -> Bool {
        hasValue(task) && lifetimes?.isFreed(task) != true
    }

    /// The same as ``outcome``.
    // `mutating`: a function that only reads would be given a copy of the scheduler by whoever holds it in a lock.
    mutating func takeOutcome() -> RunState { outcome }

    /// How the run ended, or would end now.
    var outcome: RunState {
        let isDone =
            goals.isEmpty
            ? stages.indices.allSatisfy { hasValue($0) || stages[$0] == .pruned } : goals.allSatisfy { hasValue($0) }
        if isDone { return .done }
        return isCancelled && !hasFailed ? .cancelled : .failed
    }
}
