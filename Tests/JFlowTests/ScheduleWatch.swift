import Testing

@testable import JFlow

/// A scheduler and an independent record of what it did, which checks every step.
struct ScheduleWatch {
    var scheduler: Scheduler
    let dependencies: [[Int]]
    let policy: FailurePolicy
    private(set) var running: [Int] = []
    private var startCount: [Int: Int] = [:]
    private var ended: [Int: TaskState] = [:]
    private var firstFailure: Int?
    private var cancelledTasks: Set<Int> = []
    private var isRunCancelled = false
    private var finals: [Int: TaskState] = [:]

    init(scheduler: Scheduler, dependencies: [[Int]], policy: FailurePolicy) {
        self.scheduler = scheduler
        self.dependencies = dependencies
        self.policy = policy
    }

    /// Starts all that can start.
    mutating func startAll(atMost limit: Int = .max) {
        while running.count < limit, case .start(let task) = scheduler.next() { started(task) }
        takeChanges()
    }

    /// Ends a running task in one of the ways that a body can end.
    mutating func end(_ task: Int, _ ending: SchedulerExhaustiveTests.Ending) {
        running.removeAll { $0 == task }
        let wasStopped = firstFailure != nil && policy == .stop
        switch ending {
        case .returns:
            ended[task] = .done
            scheduler.bodyEnded(task, .returned)
        case .fails:
            // A body that throws after it was asked to stop was cancelled.
            ended[task] = wasStopped || cancelledTasks.contains(task) ? .cancelled : .failed
            if ended[task] == .failed, firstFailure == nil { firstFailure = task }
            scheduler.bodyEnded(task, .threw)
        case .isCancelled:
            let mustBeTold = scheduler.cancelRequested(task)
            check(mustBeTold != wasStopped || cancelledTasks.contains(task), "a running body is told once")
            ended[task] = .cancelled
            scheduler.bodyEnded(task, .threw)
        }
        takeChanges()
        check(scheduler.stages[task].state == ended[task], "task \(task) ended as \(scheduler.stages[task])")
    }

    /// Asks a running or waiting task to stop, without ending it.
    mutating func cancel(_ task: Int) {
        if scheduler.cancelRequested(task) { cancelledTasks.insert(task) }
        takeChanges()
    }

    /// Cancels the run: what runs is asked to stop, nothing starts.
    mutating func cancelRun() {
        scheduler.cancelRequested()
        isRunCancelled = true
        cancelledTasks.formUnion(running)
        takeChanges()
    }

    /// Opens the gate; what stands at a breakpoint passes.
    mutating func resume() {
        scheduler.resumeRequested()
        takeChanges()
    }

    /// Checks the end of a run: every task in exactly one final state, and the right one.
    func checkEnd() {
        check(scheduler.isFinished, "nothing runs, so the run is over")
        for task in dependencies.indices {
            let state = scheduler.stages[task].state
            check(scheduler.stages[task].isFinal, "task \(task) has no final state: \(state)")
            check(finals[task] == state, "the changes told the same end of \(task)")
            if let own = ended[task] { check(state == own, "task \(task) keeps its state") }
            if startCount[task] == nil, state != .cancelled { check(state == .skipped, "\(task): \(state)") }
            if policy == .finish, ended.values.allSatisfy({ $0 == .done }), cancelledTasks.isEmpty {
                check(state == .done || state == .cancelled || state == .skipped, "\(task): \(state)")
            }
        }
    }

    private mutating func started(_ task: Int) {
        startCount[task, default: 0] += 1
        running.append(task)
        check(startCount[task] == 1, "task \(task) is started once")
        for dependency in dependencies[task] {
            check(ended[dependency] == .done, "\(task) starts after its dependency \(dependency) is done")
        }
        check(firstFailure == nil || policy == .finish, "nothing starts after a stop")
        check(!isRunCancelled, "nothing starts after a cancel")
    }

    private mutating func takeChanges() {
        for case .finished(let task, let state, _) in scheduler.takeChanges() {
            check(finals[task] == nil, "task \(task) ends once")
            finals[task] = state
        }
    }

    /// Records an issue only on failure: an expectation for each of millions of steps would take minutes.
    private func check(_ condition: Bool, _ promise: @autoclosure () -> String) {
        if !condition { Issue.record("\(promise()) in \(dependencies), ended: \(ended)") }
    }
}

extension Scheduler {
    /// Takes the recorded changes.
    mutating func takeChanges() -> [SchedulerChange] {
        var changes: [SchedulerChange] = []
        takeChanges(into: &changes)
        return changes
    }
}
