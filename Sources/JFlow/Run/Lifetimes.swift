/// How long the values of a run are needed: a value that its last consumer has had is destroyed, and one that is a
/// resource is closed first.
struct Lifetimes: Sendable, Hashable {
    private let isFreedEarly: [Bool]
    /// How many consumers of each value have not ended.
    private(set) var uses: [Int32]
    private var freed: [Bool]
    /// Values that nobody needs any more, to be destroyed by a worker.
    private(set) var garbage: [Int] = []
    /// All resources that were opened, in this order.
    private(set) var opened: [Int] = []
    /// Those of them that are open, and their places in that order.
    private var open: [Int: Int] = [:]
    /// The places of those that nobody uses any more, negative: the last one is closed first.
    private(set) var closable = LowestFirst<Int>()
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

    /// Whether no task is given all its arguments.
    var usesAllDependencies: Bool { independent.isEmpty }

    func isFreed(_ task: Int) -> Bool { freed[task] }

    /// Whether every resource that was opened is closed.
    var isDone: Bool { open.isEmpty }
    /// Whether there is a resource to close now: one at a time, so that their order is the reverse of their opening.
    var hasClosable: Bool { !isClosing && closable.first != nil }

    mutating func takeClosable() -> Int? {
        guard hasClosable, let place = closable.first else { return nil }
        closable.removeFirst()
        isClosing = true
        return opened[-place]
    }

    /// Takes the garbage, in exchange for an empty array whose memory is used again.
    mutating func takeGarbage(into taken: inout [Int]) {
        swap(&taken, &garbage)
    }

    mutating func opened(_ task: Int) {
        open[task] = opened.count
        opened.append(task)
    }

    mutating func closed(_ task: Int) {
        isClosing = false
        freed[task] = true
        open[task] = nil
    }

    /// A consumer of a value has ended; answers whether it was the last one.
    mutating func usedOnceMore(_ task: Int) -> Bool {
        uses[task] -= 1
        return uses[task] == 0
    }

    func isUnused(_ task: Int) -> Bool { uses[task] == 0 }

    /// Nobody needs a value any more.
    mutating func discard(_ task: Int) {
        if !open.isEmpty, let place = open[task] {
            closable.insert(-place)
        } else if isFreedEarly[task], !keepsValues, !freed[task] {
            freed[task] = true
            garbage.append(task)
        }
    }
}

extension Scheduler {
    /// A task has ended: what it used may be needed no longer, nor its own value.
    mutating func released(_ task: Int) {
        if isResource(task), stages[task] == .done {
            // What a resource depends on is in use until the resource is closed.
            lifetimes?.opened(task)
        } else {
            releaseDependencies(of: task)
        }
        if lifetimes?.isUnused(task) == true, hasValue(task) { discard(task) }
    }

    /// A resource is closed, and its value destroyed.
    mutating func resourceClosed(_ task: Int) {
        lifetimes?.closed(task)
        note(.closed(task))
        releaseDependencies(of: task)
    }

    /// Takes the values that nobody needs any more; the caller destroys them.
    ///
    /// - Parameter taken: Empty; its memory is used again.
    mutating func takeGarbage(into taken: inout [Int]) {
        lifetimes?.takeGarbage(into: &taken)
    }

    /// The values that nobody needs any more; the caller destroys them.
    mutating func takeGarbage() -> [Int] {
        var garbage: [Int] = []
        takeGarbage(into: &garbage)
        return garbage
    }

    private func isResource(_ task: Int) -> Bool { !rules.flags.isEmpty && rules.flags[task].contains(.isResource) }

    /// A task uses what it depends on no longer, but for resources that it hands on.
    private mutating func releaseDependencies(of task: Int) {
        if rules.handedOn.isEmpty, lifetimes?.usesAllDependencies == true {
            for dependency in graph.dependencies(of: task) { usedOnceMore(Int(dependency)) }
            return
        }
        let kept = handedOn(by: task)
        for dependency in lifetimes?.used(by: task, graph, rules) ?? [] where kept.isEmpty || !kept.contains(dependency)
        {
            if lifetimes?.usedOnceMore(dependency) == true, hasValue(dependency) { discard(dependency) }
        }
    }

    /// Where nothing is handed on.
    private mutating func usedOnceMore(_ task: Int) {
        if lifetimes?.usedOnceMore(task) == true, hasValue(task) { lifetimes?.discard(task) }
    }

    /// Nobody needs the value of a task any more, nor, by this task, the resources that it handed on.
    private mutating func discard(_ first: Int) {
        if rules.handedOn.isEmpty {
            lifetimes?.discard(first)
            return
        }
        var discarded = [first]
        // A list, as there may be long chains of tasks that hand on the same resource.
        while let task = discarded.popLast() {
            lifetimes?.discard(task)
            for source in handedOn(by: task) where lifetimes?.usedOnceMore(source) == true && hasValue(source) {
                discarded.append(source)
            }
        }
    }

    /// The tasks that are in use as long as the value of this one is, which may be theirs.
    private func handedOn(by task: Int) -> [Int] {
        guard !rules.handedOn.isEmpty, let sources = rules.handedOn[task], hasValue(task) else { return [] }
        return lifetimes?.used(by: task, graph, rules).filter { sources.contains($0) } ?? []
    }
}
