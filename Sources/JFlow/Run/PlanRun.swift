import Synchronization

/// A finished run: its values until they are taken, then nothing.
struct PlanRun {
    private let run: RunExecution

    /// Runs a plan to its end.
    ///
    /// - Throws: ``WorkflowError/invalidEntryPoints(_:)`` before anything runs.
    init(_ request: RunRequest, cache: WorkflowCache?, options: RunOptions) async throws(WorkflowError) {
        let setup = RunSetup.of(request, cache: cache)
        guard setup.problems.isEmpty else { throw .invalidEntryPoints(setup.problems) }
        let options = RunWatchers.watched(options)
        run = RunExecution(plan: setup.appliedPlan ?? request.plan, setup: setup, options: options)
        await run.complete(control: options.control)
    }

    /// Takes the values of the goals out and destroys all others.
    ///
    /// - Throws: ``WorkflowError/failed(_:)`` or ``WorkflowError/cancelled(_:)`` if a goal has no value.
    consuming func take<Values>(_ values: (_ goals: [Int], ValueBlock) -> Values) throws(WorkflowError) -> Values {
        // Both once and for all, as a body that was left behind may come back to the lock.
        let (outcome, garbage) = run.state.withLock { $0.takeEnd() }
        defer { destroyValues(garbage) }
        switch outcome {
        case .done: return values(run.setup.goals, run.values)
        case .failed: throw .failed(failure())
        case .cancelled: throw .cancelled(failure())
        }
    }

    /// Takes the values of the goals out, whose types the plan's definitions prove.
    ///
    /// - Throws: As ``take(_:)``.
    consuming func takeGoals<each Goal>(_ types: repeat (each Goal).Type) throws(WorkflowError) -> (repeat each Goal) {
        try take { goals, values in
            var next = goals.makeIterator()
            return (repeat values.value(of: next.next() ?? 0, as: each types))
        }
    }

    /// Copies of the values that are there, and how each task ended. Of a run that keeps its values that is all of
    /// them, but for resources, which are closed.
    func remains() -> RunRemains {
        let scheduler = run.state.withLock { $0.scheduler }
        let wasStopped = scheduler.stoppedBy != nil || scheduler.isCancelled
        var values: [Int: any Sendable] = [:]
        for task in scheduler.stages.indices where scheduler.holdsValue(task) {
            // After a stop, what stands in for a value is no answer to the question what the task would have made.
            guard scheduler.stages[task].hasOwnValue || !wasStopped else { continue }
            values[task] = run.plan.output(of: task).value(at: run.values.output(of: task))
        }
        return RunRemains(states: scheduler.stages.map(\.state), values: values)
    }

    private func failure() -> RunFailure {
        let (scheduler, errors) = run.state.withLock { ($0.scheduler, $0.errors) }
        let plan = run.plan
        let paths = PathsFromGoals(plan: plan, start: run.setup.start)
        let skippedTasks = SkippedTasks(graph: plan.graph, stages: scheduler.stages)
        return RunFailure(
            failedTasks: scheduler.failedTasks.compactMap { task in
                errors[task].flatMap { errors in
                    errors.last.map {
                        RunFailure.FailedTask(
                            name: plan.name(of: task), error: $0, attemptErrors: errors,
                            task: task, paths: paths,
                            skippedTasks: skippedTasks)
                    }
                }
            },
            outcomes: (0..<plan.count).map {
                RunFailure.TaskOutcome(name: plan.name(of: $0), state: scheduler.stages[$0].state)
            },
            reachedGoals: run.setup.goals.filter { scheduler.hasValue($0) }.map { goal in
                let value = plan.output(of: goal).value(at: run.values.output(of: goal))
                return RunFailure.ReachedGoal(name: plan.name(of: goal), value: value)
            })
    }

    private func destroyValues(_ garbage: [Int]) {
        for task in garbage { run.destroyValue(of: task) }
        for task in run.setup.tasksWithParameters {
            let inputs = run.plan.tasks[task].inputs
            for index in inputs.indices where inputs[index].dependency == nil {
                inputs[index].slot.destroy(run.values.input(index, of: task))
            }
        }
    }
}

/// What is left of a run.
struct RunRemains: Sendable {
    /// The final state of each task.
    var states: [TaskState]
    /// The values by task.
    var values: [Int: any Sendable]
}
