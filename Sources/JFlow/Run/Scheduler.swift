/// Decides what runs next: a value that is told what happened and answers what to do.
///
/// It has no clock and no lock, never waits and never calls a body; whoever owns it performs its actions. Facts come
/// in as methods in the past tense. Each task is numbered by its place in the plan.
struct Scheduler: Sendable {
    private let graph: DependencyGraph
    private let isCached: [Bool]
    private let policy: FailurePolicy
    private let slots: Int
    private let isObserved: Bool
    private(set) var stages: [Stage]
    private var waiting: [Int32]
    /// The tasks that could start, in the order in which they became ready.
    private var ready = TaskQueue()
    private var gate = Gate()
    /// Tasks whose running body has been asked to stop; nearly always empty.
    private var cancelRequests: Set<Int> = []
    /// Bodies and cache look-ups under way; each holds a slot.
    private var activeCount = 0
    /// Tasks without a final state.
    private var remainingCount = 0
    /// The task whose failure stopped the run.
    private(set) var stoppedBy: Int?
    /// Whether somebody cancelled the run.
    private(set) var isCancelled = false
    /// The tasks that failed, in order.
    private(set) var failedTasks: [Int] = []
    /// What changed since the owner last took the changes.
    private(set) var changes: [SchedulerChange] = []

    /// Makes the scheduler of one run.
    ///
    /// - Parameters:
    ///   - graph: The plan's edges.
    ///   - start: What is needed and given in this run; see ``RunStart``.
    ///   - isCached: Which tasks are looked up in a cache before they start; empty when none is.
    ///   - policy: What a failure does to the rest.
    ///   - slots: The most tasks that are under way at once, at least 1.
    ///   - isObserved: Whether changes are recorded.
    init(
        graph: DependencyGraph, start: RunStart? = nil, isCached: [Bool] = [], policy: FailurePolicy = .stop,
        slots: Int = .max, isObserved: Bool = true
    ) {
        self.graph = graph
        self.isCached = isCached
        self.policy = policy
        self.slots = slots
        self.isObserved = isObserved
        stages = start?.stages ?? [Stage](repeating: .pending, count: graph.count)
        waiting = start?.waiting ?? graph.dependencyCounts
        remainingCount = start?.remainingCount ?? graph.count
        for task in stages.indices where stages[task] == .pending && waiting[task] == 0 { becomeReady(task) }
    }

    /// Whether every task has its final state and nothing is under way.
    var isFinished: Bool { remainingCount == 0 && activeCount == 0 }

    /// Whether ``next()`` would answer with something to do.
    var hasWork: Bool {
        guard activeCount < slots else { return false }
        return gate.hasPermits || gate.isOpen && !ready.isEmpty
    }

    /// The number of bodies and look-ups under way.
    var underWay: Int { activeCount }

    /// Takes the recorded changes.
    mutating func takeChanges() -> [SchedulerChange] {
        defer { changes.removeAll(keepingCapacity: true) }
        return changes
    }

    /// What to do next; whoever asks must do it.
    mutating func next() -> SchedulerAction {
        guard remainingCount > 0 else { return activeCount == 0 ? .finish : .wait }
        guard activeCount < slots, let task = takeNext() else { return .wait }
        activeCount += 1
        guard !isCached.isEmpty, isCached[task] else {
            start(task)
            return .start(task)
        }
        stages[task] = .lookingUp
        gate.lookUpBegan(task)
        return .lookUp(task)
    }

    // MARK: Facts

    /// The body of a task ended.
    mutating func bodyEnded(_ task: Int, _ end: BodyEnd) {
        activeCount -= 1
        let wasAskedToStop = !cancelRequests.isEmpty && cancelRequests.remove(task) != nil
        switch end {
        case .returned: succeed(task, as: .done)
        case .threw where wasAskedToStop: lose(task, as: .cancelled, reason: isCancelled ? .runCancelled : stopReason)
        case .threw: fail(task)
        }
    }

    /// The cache holds the value of a task; `false` when the task has meanwhile been cancelled or skipped: then the
    /// look-up is under way until ``unwantedValueDestroyed()``, so that no value outlives the run.
    mutating func foundInCache(_ task: Int) -> Bool {
        guard stages[task] == .lookingUp else { return false }
        activeCount -= 1
        let wasStepped = gate.lookUpEnded(task)
        succeed(task, as: .cached)
        if wasStepped, let next = ready.lowest() { permit(next) }
        return true
    }

    /// A value that the cache had, and that nobody wants any more, is gone.
    mutating func unwantedValueDestroyed() {
        activeCount -= 1
    }

    /// The cache does not hold the value of a task; answers whether its body is to be called now.
    mutating func missedInCache(_ task: Int) -> Bool {
        guard stages[task] == .lookingUp else {
            activeCount -= 1
            return false
        }
        _ = gate.lookUpEnded(task)
        start(task)
        return true
    }

    // MARK: Control

    /// Somebody cancelled a task; answers whether its body is running and must be told.
    mutating func cancelRequested(_ task: Int) -> Bool {
        switch stages[task] {
        case .pending, .ready, .lookingUp:
            ready.remove(task)
            gate.forget(task)
            if gate.stoppedBefore == task { setMode(.paused) }
            lose(task, as: .cancelled, reason: .taskCancelled)
            return false
        case .running: return cancelRequests.insert(task).inserted
        default: return false
        }
    }

    /// Somebody cancelled the run: nothing starts any more; the owner tells ``runningTasks`` to stop.
    mutating func cancelRequested() {
        guard !isCancelled, remainingCount > 0 else { return }
        isCancelled = true
        setMode(.cancelling)
        endAllWaiting(as: .cancelled, reason: .runCancelled)
        cancelRequests.formUnion(runningTasks)
    }

    /// The tasks whose bodies are running, lowest first.
    var runningTasks: [Int] { stages.indices.filter { stages[$0] == .running } }

    /// Closes the gate before the first task.
    mutating func holdRequested() {
        if !isOver { setMode(.held) }
    }

    /// Lets running tasks end and starts nothing; a run that stands already stays where it is.
    mutating func pauseRequested() {
        if !isOver, gate.isOpen || gate.mode == .stepping { setMode(.paused) }
    }

    /// Lets ready tasks start.
    mutating func resumeRequested() {
        guard !isOver, gate.mode != .running else { return }
        gate.passBreakpoint()
        setMode(.running)
    }

    /// Holds the run and starts one ready task, the lowest first, or the one that stands at a breakpoint.
    mutating func stepRequested() -> RunControl.StepAnswer {
        guard !isOver else { return .notRunning }
        let stopped = gate.stoppedBefore
        setMode(.stepping)
        guard let task = stopped ?? ready.lowest() else { return .nothingReady(waitingFor: runningTasks) }
        guard activeCount + gate.permitCount < slots else { return .noFreeSlot }
        permit(task)
        return .starts(task: task)
    }

    /// Holds the run and starts every task that is ready now, as far as there are slots; answers which.
    @discardableResult
    mutating func layerStepRequested() -> [Int] {
        guard !isOver else { return [] }
        setMode(.stepping)
        let free = slots - activeCount - gate.permitCount
        let tasks = ready.all.sorted().prefix(max(0, free))
        for task in tasks { permit(task) }
        return Array(tasks)
    }

    /// Lets the run go on until `task` is next to start.
    mutating func runRequested(to task: Int) {
        guard !isOver, !stages[task].isFinal, stages[task] != .running, stages[task] != .lookingUp else { return }
        if gate.stoppedBefore != task { gate.passBreakpoint() }
        gate.stopOnce(before: task)
        setMode(.running)
    }

    /// Sets or removes a breakpoint before a task.
    mutating func breakpointChanged(_ isSet: Bool, before task: Int) {
        gate.setBreakpoint(isSet, before: task)
    }

    // MARK: Inside

    private var isOver: Bool { remainingCount == 0 || isCancelled || stoppedBy != nil }
    private var stopReason: EndReason { stoppedBy.map { .runStopped(by: $0) } ?? .taskCancelled }

    private mutating func takeNext() -> Int? {
        if !gate.isOpen || gate.hasPermits { return gate.takePermit() }
        guard let task = ready.first else { return nil }
        if gate.hasBreakpoints, gate.stops(before: task) {
            setMode(.pausedBefore(task: task))
            return nil
        }
        ready.removeFirst()
        return task
    }

    private mutating func permit(_ task: Int) {
        ready.remove(task)
        gate.permit(task)
    }

    private mutating func start(_ task: Int) {
        stages[task] = .running
        if isObserved { changes.append(.started(task)) }
    }

    private mutating func becomeReady(_ task: Int) {
        stages[task] = .ready
        ready.append(task)
        if isObserved { changes.append(.ready(task)) }
    }

    private mutating func succeed(_ task: Int, as stage: Stage) {
        end(task, as: stage, reason: nil)
        for position in graph.successorRange(of: task) {
            let successor = graph.successor(at: position)
            waiting[successor] -= 1
            if waiting[successor] == 0, stages[successor] == .pending { becomeReady(successor) }
        }
    }

    private mutating func fail(_ task: Int) {
        failedTasks.append(task)
        lose(task, as: .failed, reason: nil)
        guard policy == .stop, stoppedBy == nil, !isCancelled else { return }
        stoppedBy = task
        endAllWaiting(as: .skipped, reason: .runStopped(by: task))
        cancelRequests.formUnion(runningTasks)
    }

    /// Ends a task without a value, and with it everything that needs the value.
    private mutating func lose(_ task: Int, as stage: Stage, reason: EndReason?) {
        end(task, as: stage, reason: reason)
        var lost = [task]
        while let cause = lost.popLast() {
            for successor in graph.successors(of: cause) where stages[Int(successor)] == .pending {
                end(Int(successor), as: .skipped, reason: .needs(task: cause))
                lost.append(Int(successor))
            }
        }
    }

    private mutating func endAllWaiting(as stage: Stage, reason: EndReason) {
        ready.removeAll()
        gate.forgetAll()
        for task in stages.indices {
            switch stages[task] {
            case .pending, .ready, .lookingUp: end(task, as: stage, reason: reason)
            default: break
            }
        }
    }

    private mutating func end(_ task: Int, as stage: Stage, reason: EndReason?) {
        stages[task] = stage
        remainingCount -= 1
        if isObserved { changes.append(.finished(task, stage.state, reason)) }
    }

    private mutating func setMode(_ mode: RunMode) {
        guard mode != gate.mode else { return }
        gate.mode = mode
        if isObserved { changes.append(.mode(mode)) }
    }
}

extension Scheduler {
    /// How the run ended, or would end now.
    var outcome: RunState {
        if stages.allSatisfy({ $0.hasValue || $0 == .pruned }) { return .done }
        return isCancelled && failedTasks.isEmpty ? .cancelled : .failed
    }
}
