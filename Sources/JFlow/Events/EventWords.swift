extension EndReason {
    /// The reason in words, with the names of the tasks that it tells of.
    package func words(in plan: PlanDescription) -> String {
        switch self {
        case .needs(let task): "needs “\(plan.name(of: task))”"
        case .runStopped(let task): "the run stopped because “\(plan.name(of: task))” failed"
        case .notChosen(let task): "not chosen by “\(plan.name(of: task))”"
        case .abandoned: "left behind after its timeout"
        case .taskCancelled: "the task was cancelled"
        case .runCancelled: "the run was cancelled"
        }
    }
}

extension PlanDescription {
    /// The name of a task that an event tells of; its number if there is no such task.
    package func name(of task: Int) -> String {
        tasks.indices.contains(task) ? tasks[task].name : String(task)
    }
}
