/// How long the values of a run are needed: a value that its last consumer has had is destroyed, and one that is a
/// resource is closed first.
struct Lifetimes: Sendable {
    private let isFreedEarly: [Bool]
    /// How many consumers of each value have not ended.
    private var uses: [Int32]
    private var freed: [Bool]
    /// Values that nobody needs any more, to be destroyed by a worker.
    private(set) var garbage: [Int] = []
    /// The resources that are open, in the order of opening.
    private var open: [Int] = []
    /// Those of them that nobody uses any more.
    private var closable: Set<Int> = []
    private var isClosing = false
    private let keepsValues: Bool
    /// Tasks that are given all their arguments use no values but that of their fallback.
    private let independent: Set<Int>

    init(graph: DependencyGraph, start: RunStart?, goals: [Int], rules: SchedulingRules, keepsValues: Bool) {
        isFreedEarly = rules.isFreedEarly
        self.keepsValues = keepsValues
        independent = start?.independent ?? []
        uses = [Int32](repeating: 0, count: graph.count)
        freed = [Bool](repeating: false, count: graph.count)
        for task in uses.indices where (start?.stages[task] ?? .pending) == .pending {
            for dependency in used(by: task, graph, rules) { uses[dependency] += 1 }
        }
        for goal in goals { uses[goal] += 1 }
    }

    /// The tasks whose values a task uses, or may use.
    func used(by task: Int, _ graph: DependencyGraph, _ rules: SchedulingRules) -> [Int] {
        guard independent.isEmpty || !independent.contains(task) else {
            return [rules.conditions[task]?.fallback].compactMap { $0 }
        }
        return graph.dependencies(of: task).map { Int($0) }
    }

    func isFreed(_ task: Int) -> Bool { freed[task] }

    /// Whether every resource that was opened is closed.
    var isDone: Bool { open.isEmpty }
    /// Whether there is a resource to close now: one at a time, so that their order is the reverse of their opening.
    var hasClosable: Bool { !isClosing && !closable.isEmpty }

    mutating func takeClosable() -> Int? {
        guard hasClosable, let task = open.last(where: { closable.contains($0) }) else { return nil }
        closable.remove(task)
        isClosing = true
        return task
    }

    mutating func takeGarbage() -> [Int] {
        defer { garbage = [] }
        return garbage
    }

    mutating func opened(_ task: Int) {
        open.append(task)
    }

    mutating func closed(_ task: Int) {
        isClosing = false
        freed[task] = true
        open.removeAll { $0 == task }
    }

    /// Whether a resource is open.
    func isOpen(_ task: Int) -> Bool { open.contains(task) }

    /// A consumer of a value has ended; answers whether it was the last one.
    mutating func usedOnceMore(_ task: Int) -> Bool {
        uses[task] -= 1
        return uses[task] == 0
    }

    func isUnused(_ task: Int) -> Bool { uses[task] == 0 }

    /// Nobody needs a value any more.
    mutating func discard(_ task: Int, isOpenResource: Bool) {
        if isOpenResource {
            closable.insert(task)
        } else if isFreedEarly[task], !keepsValues, !freed[task] {
            freed[task] = true
            garbage.append(task)
        }
    }
}

extension Scheduler {
    /// A task has ended: what it used may be needed no longer, nor its own value.
    mutating func released(_ task: Int) {
        let isResource = !rules.flags.isEmpty && rules.flags[task].contains(.isResource) && stages[task] == .done
        if isResource {
            // What a resource depends on is in use until the resource is closed.
            lifetimes?.opened(task)
        } else {
            releaseDependencies(of: task)
        }
        if lifetimes?.isUnused(task) == true, hasValue(task) {
            lifetimes?.discard(task, isOpenResource: isResource)
        }
    }

    /// A resource is closed, and its value destroyed.
    mutating func resourceClosed(_ task: Int) {
        lifetimes?.closed(task)
        note(.closed(task))
        releaseDependencies(of: task)
    }

    /// The values that nobody needs any more; the caller destroys them.
    mutating func takeGarbage() -> [Int] {
        lifetimes?.takeGarbage() ?? []
    }

    private mutating func releaseDependencies(of task: Int) {
        for dependency in lifetimes?.used(by: task, graph, rules) ?? [] {
            guard lifetimes?.usedOnceMore(dependency) == true, hasValue(dependency) else { continue }
            let isOpenResource = lifetimes?.isOpen(dependency) == true
            lifetimes?.discard(dependency, isOpenResource: isOpenResource)
        }
    }
}
