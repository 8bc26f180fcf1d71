/// Doing for a task what is not its body, outside the lock.
extension RunExecution {
    // Not inlined, for the sake of the frame of the worker.
    @inline(never)
    func perform(_ chore: Chore) async -> BodyReport {
        switch chore {
        case .decide(let task): BodyReport(task: task, kind: .decided(branch(of: task)))
        case .substitute(let task): substitute(task)
        case .close(let task): await close(task)
        }
    }

    /// Asks the condition of a task which of its branches is taken.
    private func branch(of task: Int) -> Int? {
        guard let condition = plan.attributes(of: task).conduct.condition, let rule = plan.rules.conditions[task]
        else {
            preconditionFailure("only a task with a condition has something to decide")
        }
        return condition.decide(values.output(of: rule.judge))
    }

    /// Stores what the consumers of a task get in place of its value.
    private func substitute(_ task: Int) -> BodyReport {
        if let fallback = plan.rules.conditions[task]?.fallback {
            plan.output(of: task).copy(from: values.output(of: fallback), to: values.output(of: task))
        } else if let store = plan.attributes(of: task).conduct.substitute {
            store(values.output(of: task))
        } else {
            preconditionFailure("only a task with a substitute is tolerant")
        }
        return BodyReport(task: task, kind: .substituted, valueSummary: summary(of: task))
    }

    /// Closes the value of a task, and destroys it.
    private func close(_ task: Int) async -> BodyReport {
        if let close = plan.attributes(of: task).conduct.close {
            let value = plan.output(of: task).value(at: values.output(of: task))
            let attempt = change { $0.attempts.count(of: task, hasReturned: true) }
            let context = TaskContext(run: self, task: task, attempt: attempt)
            await TaskContext.$bound.withValue(.own(context)) {
                await close(value)
            }
        }
        destroyValue(of: task)
        return BodyReport(task: task, kind: .closed)
    }
}
