/// The gate before a task starts: open, or closed but for tasks that have a permit.
struct Gate: Sendable {
    var mode: RunMode = .running {
        didSet {
            isOpen = mode == .running || mode == .cancelling
            elements?.modeChanged(mode)
            // Whoever stops stepping no longer waits for the task that a step was to start.
            if mode != .stepping {
                lookUps = []
                inLine = []
            }
        }
    }
    /// Whether ready tasks start. Stored, because it is asked before every task.
    private(set) var isOpen = true
    /// The same for the elements of mappings; there if somebody steers the run.
    var elements: ElementStop?
    private var permits = TaskQueue()
    /// Stepped tasks that are being looked up in the cache: a hit hands the permit on.
    private var lookUps: Set<Int> = []
    /// Stepped tasks that stand in the line of a pool: they start when they get their permit.
    private var inLine: Set<Int> = []
    private var breakpoints: Set<Int> = []
    private var oneTimeBreakpoint: Int?
    /// The task that may pass its breakpoint.
    private var passing: Int?

    /// Whether every ready task starts, and nothing has to be noted of it.
    var isFree: Bool { isOpen && permits.isEmpty && !hasBreakpoints }
    var hasPermits: Bool { !permits.isEmpty }
    var permitCount: Int { permits.count }
    var hasBreakpoints: Bool { oneTimeBreakpoint != nil || !breakpoints.isEmpty }

    /// The task whose breakpoint closed the gate.
    var stoppedBefore: Int? {
        if case .pausedBefore(let task) = mode { task } else { nil }
    }

    mutating func permit(_ task: Int) {
        permits.append(task)
    }

    mutating func takePermit() -> Int? {
        guard let task = permits.first else { return nil }
        permits.removeFirst()
        return task
    }

    mutating func lookUpBegan(_ task: Int) {
        if mode == .stepping { lookUps.insert(task) }
    }

    /// Whether the look-up was of a stepped task, and somebody still steps.
    mutating func lookUpEnded(_ task: Int) -> Bool {
        !lookUps.isEmpty && lookUps.remove(task) != nil
    }

    mutating func permitMissing(_ task: Int) {
        if mode == .stepping { inLine.insert(task) }
    }

    /// Whether the task was stepped, and somebody still steps.
    mutating func permitOffered(_ task: Int) -> Bool {
        !inLine.isEmpty && inLine.remove(task) != nil
    }

    mutating func setBreakpoint(_ isSet: Bool, before task: Int) {
        if isSet { breakpoints.insert(task) } else { breakpoints.remove(task) }
        if !isSet, oneTimeBreakpoint == task { oneTimeBreakpoint = nil }
    }

    mutating func stopOnce(before task: Int) {
        oneTimeBreakpoint = task
        if passing == task { passing = nil }
    }

    mutating func passBreakpoint() {
        passing = stoppedBefore
    }

    /// Whether the gate closes before this task, which is next to start.
    mutating func stops(before task: Int) -> Bool {
        if passing == task {
            passing = nil
            return false
        }
        guard oneTimeBreakpoint == task || breakpoints.contains(task) else { return false }
        if oneTimeBreakpoint == task { oneTimeBreakpoint = nil }
        return true
    }

    mutating func forget(_ task: Int) {
        if hasPermits { permits.remove(task) }
        lookUps.remove(task)
        inLine.remove(task)
    }

    mutating func forgetAll() {
        permits.removeAll()
        lookUps = []
        inLine = []
    }
}
