/// Decides what runs next: a value that is told what happened and answers what to do.
///
/// It has no clock and no lock, never waits and never calls a body; whoever owns it performs its actions. Facts come
/// in as methods in the past tense. Each task is numbered by its place in the plan.
struct Scheduler: Sendable {
    let graph: DependencyGraph
    let rules: SchedulingRules
    private let goals: [Int]
    private let policy: FailurePolicy
    private let slots: Int
    private let isObserved: Bool
    /// Where each task stands.
    var stages: [Stage]
    /// How many values each task waits for.
    var waiting: [Int32]
    /// The tasks that could start.
    var ready: ReadyQueue
    var gate = Gate()
    /// Tasks whose running body has been asked to stop; nearly always empty.
    var cancelRequests: Set<Int> = []
    /// Bodies and cache look-ups under way; each holds a slot.
    private(set) var activeCount = 0
    /// Tasks without a final state.
    private var remainingCount = 0
    /// What is to be done beside bodies.
    var chores = ChoreList()
    /// Which tasks are needed for certain; `nil` where all are.
    var demand: Demand?
    /// How long values are needed; `nil` where nobody cares.
    var lifetimes: Lifetimes?
    /// Tasks without a value of their own whose consumers have got something else.
    var substituted: Set<Int> = []
    /// Tasks whose body has ended and which keep their slot until their consumers have got something else.
    private(set) var slotHolders: Set<Int> = []
    /// How tasks end for which something else is being found.
    private var endings: [Int: Ending] = [:]
    /// Tasks whose offer of a permit was accepted: they hold a slot and have started, but no worker has them yet.
    private var accepted: [(task: Int, wasStepped: Bool)] = []
    /// The task whose failure stopped the run.
    private(set) var stoppedBy: Int?
    /// Whether somebody cancelled the run.
    private(set) var isCancelled = false
    /// The tasks that failed, in order, without those that had something for their consumers.
    private(set) var failedTasks: [Int] = []
    /// Whether one of them failed before anybody cancelled the run.
    private(set) var hasFailed = false
    /// What changed since the owner last took the changes.
    private var changes: [SchedulerChange] = []

    private struct Ending: Sendable {
        let stage: Stage
        let reason: EndReason?
    }

    /// Makes the scheduler of one run.
    ///
    /// - Parameters:
    ///   - graph: The plan's edges.
    ///   - start: What is needed and given in this run; see ``RunStart``.
    ///   - rules: What tasks ask for beside their dependencies.
    ///   - policy: What a failure does to the rest.
    ///   - slots: The most tasks that are under way at once, at least 1.
    ///   - isObserved: Whether changes are recorded.
    ///   - keepsValues: Whether values live to the end of the run, needed or not.
    ///   - elementStop: What holds the elements of mappings back while the gate is closed.
    init(
        graph: DependencyGraph, start: RunStart? = nil, rules: SchedulingRules = SchedulingRules(),
        policy: FailurePolicy = .stop, slots: Int = .max, isObserved: Bool = true, keepsValues: Bool = false,
        elementStop: ElementStop? = nil
    ) {
        self.graph = graph
        self.rules = rules
        self.policy = policy
        self.slots = slots
        self.isObserved = isObserved
        gate.elements = elementStop
        goals = start?.goals ?? []
        stages = start?.stages ?? [Stage](repeating: .pending, count: graph.count)
        waiting = start?.waiting ?? graph.dependencyCounts
        remainingCount = start?.remainingCount ?? graph.count
        ready = ReadyQueue(ranks: rules.ranks)
        if !rules.isFreedEarly.isEmpty, !keepsValues || rules.hasResources {
            lifetimes = Lifetimes(
                graph: graph, start: start, goals: goals, rules: rules, keepsValues: keepsValues)
        }
        if !rules.conditions.isEmpty { beginConditions(start) }
        for task in stages.indices where stages[task] == .pending && waiting[task] == 0 { dependenciesArrived(task) }
    }

    /// Whether every task has its final state and nothing is under way or left to do.
    var isFinished: Bool {
        remainingCount == 0 && activeCount == 0 && chores.isDone && (lifetimes?.isDone ?? true)
    }

    /// Whether ``next()`` would answer with something to do.
    @inline(__always)
    var hasWork: Bool {
        if chores.hasNext || !accepted.isEmpty || lifetimes?.hasClosable == true { return true }
        guard activeCount < slots else { return false }
        return gate.hasPermits || gate.isOpen && !ready.isEmpty
    }

    /// Whether changes are recorded that nobody has taken.
    var hasChanges: Bool { !changes.isEmpty }

    /// Takes the recorded changes, in place of those that were taken the last time.
    mutating func takeChanges(into taken: inout [SchedulerChange]) {
        taken.removeAll(keepingCapacity: true)
        swap(&taken, &changes)
    }

    /// What to do next; whoever asks must do it.
    mutating func next() -> SchedulerAction {
        if let action = nextBesideBodies() { return action }
        guard remainingCount > 0 else { return isFinished ? .finish : .wait }
        guard activeCount < slots, let task = takeNext() else { return .wait }
        activeCount += 1
        guard !rules.flags.isEmpty, !rules.flags[task].isDisjoint(with: [.isPooled, .isCached]) else {
            start(task)
            return .start(task)
        }
        return rules.flags[task].contains(.isPooled) ? .takePermit(task) : begin(task)
    }

    @inline(__always)
    private mutating func nextBesideBodies() -> SchedulerAction? {
        if chores.hasNext, let chore = chores.takeNext() { return .perform(chore) }
        if lifetimes != nil, let task = lifetimes?.takeClosable() { return .perform(.close(task)) }
        return accepted.isEmpty ? nil : takeAccepted()
    }

    /// Starts the only task that can be under way now; `nil` where there are none or several, or where more than calling
    /// its body may have to be done.
    mutating func nextAlone() -> Int? {
        guard activeCount == 0, rules.flags.isEmpty, gate.isOpen, let task = ready.sole else { return nil }
        activeCount = 1
        ready.removeFirst()
        start(task)
        return task
    }

    // MARK: Facts about bodies

    /// The body of a task ended.
    mutating func bodyEnded(_ task: Int, _ end: BodyEnd) {
        activeCount -= 1
        let wasAskedToStop = !cancelRequests.isEmpty && cancelRequests.remove(task) != nil
        switch end {
        case .returned: succeed(task, as: .done)
        case _ where wasAskedToStop:
            let reason = end == .abandoned ? .abandoned : isCancelled ? .runCancelled : stopReason
            lose(task, as: .cancelled, reason: reason)
        case .threwForRetry:
            stages[task] = .retrying
            note(.retrying(task))
        case .threw: fail(task, reason: nil)
        case .abandoned: fail(task, reason: .abandoned)
        }
        // Nobody sees that it has ended before its consumers have something, so it has not given up its slot either.
        if stages[task] == .substituting {
            activeCount += 1
            slotHolders.insert(task)
        }
    }

    /// The wait of a task for its next attempt is over.
    mutating func retryDue(_ task: Int) {
        if stages[task] == .retrying { becomeReady(task) }
    }

    /// The time for all attempts of a task is over; `false` when its body or look-up is under way, and has to be told.
    mutating func timeRanOut(_ task: Int) -> Bool {
        switch stages[task] {
        case .ready, .waitingForPermit, .retrying:
            withdraw(task)
            fail(task, reason: nil)
            return true
        default: return stages[task] != .running && stages[task] != .lookingUp
        }
    }

    // MARK: Facts about caches

    /// The cache holds the value of a task, which is welcome even if somebody has asked the task to stop.
    mutating func foundInCache(_ task: Int) {
        activeCount -= 1
        if !cancelRequests.isEmpty { cancelRequests.remove(task) }
        let wasStepped = gate.lookUpEnded(task)
        succeed(task, as: .cached)
        if wasStepped, !isOver, let next = ready.lowest() { permit(next) }
    }

    /// The look-up of a task failed: whoever computed its value at the same time failed, or the cache keeps the error.
    mutating func lookUpFailed(_ task: Int) {
        if cancelRequests.contains(task) {
            _ = missedInCache(task)
        } else {
            _ = gate.lookUpEnded(task)
            bodyEnded(task, .threw)
        }
    }

    /// The cache does not hold the value of a task; answers whether its body is to be called now.
    mutating func missedInCache(_ task: Int) -> Bool {
        _ = gate.lookUpEnded(task)
        guard !lookUpWasCancelled(task) else { return false }
        start(task)
        return true
    }

    /// The look-up of a task came to nothing, and the task has no permit to call its body: it asks for one and for the
    /// value again.
    mutating func lookUpToBeRepeated(_ task: Int) {
        let wasStepped = gate.lookUpEnded(task)
        guard !lookUpWasCancelled(task) else { return }
        activeCount -= 1
        // To those who watch it is ready all the time.
        stages[task] = .ready
        ready.append(task)
        if wasStepped { permit(task) }
    }

    /// Ends a task whose look-up was told to stop.
    private mutating func lookUpWasCancelled(_ task: Int) -> Bool {
        guard !cancelRequests.isEmpty, cancelRequests.remove(task) != nil else { return false }
        activeCount -= 1
        if let stoppedBy {
            lose(task, as: .skipped, reason: .runStopped(by: stoppedBy))
        } else {
            lose(task, as: .cancelled, reason: isCancelled ? .runCancelled : .taskCancelled)
        }
        return true
    }

    // MARK: Facts about permits

    /// There was a permit for a task; answers what to do with the task.
    mutating func permitTaken(_ task: Int) -> SchedulerAction {
        begin(task)
    }

    /// There was no permit for a task, which now stands in the line of its pool.
    mutating func permitMissing(_ task: Int) {
        activeCount -= 1
        stages[task] = .waitingForPermit
        gate.permitMissing(task)
        note(.waiting(task))
    }

    /// A permit is offered to a task that stood in line; answers whether it is accepted. If it is not, the task asks
    /// again when the gate is open and a slot is free.
    mutating func permitOffered(_ task: Int) -> Bool {
        guard stages[task] == .waitingForPermit else { return false }
        let wasStepped = gate.permitOffered(task)
        guard !isOver, gate.isOpen || wasStepped, activeCount < slots else {
            becomeReady(task)
            if wasStepped { permit(task) }
            return false
        }
        activeCount += 1
        accepted.append((task, wasStepped))
        return true
    }

    private mutating func takeAccepted() -> SchedulerAction {
        let (task, wasStepped) = accepted.removeFirst()
        let isWanted = stages[task] == .waitingForPermit
        if isWanted, gate.isOpen || wasStepped { return begin(task) }
        activeCount -= 1
        if isWanted {
            becomeReady(task)
        }
        return .giveBackPermit(task)
    }

    /// Starts a task that has all it needs, or has it looked up first.
    private mutating func begin(_ task: Int) -> SchedulerAction {
        guard rules.flags[task].contains(.isCached) else {
            start(task)
            return .start(task)
        }
        stages[task] = .lookingUp
        gate.lookUpBegan(task)
        return .lookUp(task)
    }

    // MARK: Inside

    var isOver: Bool { remainingCount == 0 || isCancelled || stoppedBy != nil }
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

    private mutating func start(_ task: Int) {
        stages[task] = .running
        note(.started(task))
    }

    /// Takes a task out of whatever it waits in.
    mutating func withdraw(_ task: Int) {
        if stages[task] == .ready { ready.remove(task) }
        gate.forget(task)
        if gate.stoppedBefore == task { setMode(.paused) }
    }

    mutating func becomeReady(_ task: Int) {
        stages[task] = .ready
        ready.append(task)
        note(.ready(task))
    }

    private mutating func succeed(_ task: Int, as stage: Stage) {
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

    /// Goes on with a task that waits for no value any more.
    @inline(__always)
    private mutating func dependenciesArrived(_ task: Int) {
        if demand == nil { becomeReady(task) } else { conditionallyReady(task) }
    }

    @inline(__always)
    mutating func note(_ change: @autoclosure () -> SchedulerChange) {
        if isObserved { changes.append(change()) }
    }

    // MARK: Ends

    private mutating func fail(_ task: Int, reason: EndReason?) {
        lose(task, as: .failed, reason: reason)
    }

    /// A task failed with nothing for its consumers.
    private mutating func failed(_ task: Int) {
        failedTasks.append(task)
        if !isCancelled { hasFailed = true }
        guard policy == .stop, stoppedBy == nil, !isCancelled, isGoalLost else { return }
        stoppedBy = task
        endAllWaiting(as: .skipped, reason: .runStopped(by: task))
        cancelRequests.formUnion(interruptibleTasks)
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
        if lifetimes != nil { released(task) }
        if demand != nil { claimsEnded(task) }
    }

    // MARK: Cancelling the run

    /// Somebody cancelled the run: nothing starts any more; the owner tells ``interruptibleTasks`` to stop.
    mutating func cancelRequested() {
        guard !isCancelled, remainingCount > 0 else { return }
        isCancelled = true
        setMode(.cancelling)
        cancelRequests.formUnion(interruptibleTasks)
        endAllWaiting(as: .cancelled, reason: .runCancelled)
    }

    mutating func setMode(_ mode: RunMode) {
        guard mode != gate.mode else { return }
        gate.mode = mode
        note(.mode(mode))
    }

    /// The free slots that no permit to step has taken.
    var freeSlots: Int { slots - activeCount - gate.permitCount }
}

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
