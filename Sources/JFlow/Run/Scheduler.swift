/// Decides what runs next: a value that is told what happened and answers what to do.
///
/// It has no clock and no lock, never waits and never calls a body; whoever owns it performs its actions. Facts come
/// in as methods in the past tense. Each task is numbered by its place in the plan.
struct Scheduler: Sendable {
    // What each turn of a worker changes stands together, close behind the lock: workers on two processors have to pull
    // every line of memory that the other has changed from its cache. In half words, to be on as few lines as may be.

    /// Bodies and cache look-ups under way; each holds a slot.
    var activeCount: Int32 = 0
    /// Tasks without a final state.
    var remainingCount: Int32 = 0
    /// Where each task stands.
    var stages: [Stage]
    /// How many values each task waits for.
    var waiting: [Int32]
    /// The tasks that could start.
    var ready: ReadyQueue

    let graph: DependencyGraph
    let rules: SchedulingRules
    let goals: [Int]
    let policy: FailurePolicy
    let slots: Int
    private let isObserved: Bool
    /// Whether tasks ask for nothing but their dependencies and the cache: see ``plainTurn(ended:as:)``.
    private(set) var isPlain = false
    var gate = Gate()
    /// Tasks whose running body has been asked to stop; nearly always empty.
    var cancelRequests: Set<Int> = []
    /// What is to be done beside bodies.
    var chores = ChoreList()
    /// Which tasks are needed for certain; `nil` where all are.
    var demand: Demand?
    /// How long values are needed; `nil` where nobody cares.
    var lifetimes: Lifetimes?
    /// Tasks without a value of their own whose consumers have got something else.
    var substituted: Set<Int> = []
    /// Tasks whose body has ended and which keep their slot until their consumers have got something else.
    var slotHolders: Set<Int> = []
    /// How tasks end for which something else is being found.
    var endings: [Int: Ending] = [:]
    /// Tasks whose offer of a permit was accepted: they hold a slot and have started, but no worker has them yet.
    var accepted: [(task: Int, wasStepped: Bool)] = []
    /// The task whose failure stopped the run.
    var stoppedBy: Int?
    /// Whether somebody cancelled the run.
    var isCancelled = false
    /// The tasks that failed, in order, without those that had something for their consumers.
    var failedTasks: [Int] = []
    /// Whether one of them failed before anybody cancelled the run.
    var hasFailed = false
    /// What changed since the owner last took the changes.
    private var changes: [SchedulerChange] = []

    struct Ending: Sendable, Hashable {
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
        remainingCount = Int32(truncatingIfNeeded: start?.remainingCount ?? graph.count)
        ready = ReadyQueue(ranks: rules.ranks, capacity: graph.count)
        if !rules.isFreedEarly.isEmpty, !keepsValues || rules.hasResources {
            lifetimes = Lifetimes(
                graph: graph, start: start, goals: goals, rules: rules, keepsValues: keepsValues)
        }
        if !rules.conditions.isEmpty { beginConditions(start) }
        isPlain = rules.areAtMostCached && rules.ranks.isEmpty && !hasLifetimes && !hasDemand
        for task in stages.indices where stages[task] == .pending && waiting[task] == 0 { dependenciesArrived(task) }
    }

    // Comparing with `nil` what is `Equatable` copies it, and doubles what a run costs.
    @inline(__always)
    var hasLifetimes: Bool { if case .none = lifetimes { false } else { true } }
    @inline(__always)
    var hasDemand: Bool { if case .none = demand { false } else { true } }

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
        if hasLifetimes, let task = lifetimes?.takeClosable() { return .perform(.close(task)) }
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

    /// Starts a task that has all it needs, or has it looked up first.
    mutating func begin(_ task: Int) -> SchedulerAction {
        guard rules.isCached(task) else {
            start(task)
            return .start(task)
        }
        stages[task] = .lookingUp
        gate.lookUpBegan(task)
        return .lookUp(task)
    }

    // MARK: Starting

    var isOver: Bool { remainingCount == 0 || isCancelled || stoppedBy != nil }

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

    mutating func start(_ task: Int) {
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
        ready.insert(task)
        note(.ready(task))
    }

    /// Goes on with a task that waits for no value any more.
    @inline(__always)
    mutating func dependenciesArrived(_ task: Int) {
        if hasDemand { conditionallyReady(task) } else { becomeReady(task) }
    }

    @inline(__always)
    mutating func note(_ change: @autoclosure () -> SchedulerChange) {
        if isObserved { changes.append(change()) }
    }

    mutating func setMode(_ mode: RunMode) {
        guard mode != gate.mode else { return }
        gate.mode = mode
        note(.mode(mode))
    }

    /// The free slots that no permit to step has taken.
    var freeSlots: Int { slots - Int(activeCount) - gate.permitCount }
}
