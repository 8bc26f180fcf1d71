@testable import JFlow

/// A plan of a few tasks, one or two of which ask for something, and what a run of it is told.
struct SmallPlan: CustomStringConvertible {
    /// What a task asks for.
    enum Feature: Hashable {
        case retried, limited, tolerant, pooled, cached, resource
        /// Its consumers get the value of this dependency if it has none; the others are its arguments.
        case fallback(Int)
        /// This dependency says whether it runs; the others are its arguments.
        case condition(Int)
        /// The first dependency says which of the others it takes.
        case choice(Int, Int, Int)
    }

    let dependencies: [[Int]]
    /// What each task asks for.
    var features: [Set<Feature>] { didSet { updateNeeds() } }
    /// What each task may use.
    private(set) var needs: [TaskNeeds] = []
    /// Whether a failure may cost no goal.
    private(set) var isTolerant = false
    var goals: [Int]
    /// Tasks that are given their value, and tasks that are given all their arguments.
    var given: Set<Int> = []
    var independent: Set<Int> = []
    /// Whether the goals are others than those of the plan.
    var isSelection = false
    var policy = FailurePolicy.stop
    var slots = Int.max

    init(_ dependencies: [[Int]]) {
        self.dependencies = dependencies
        features = dependencies.map { _ in [] }
        let used = Set(dependencies.joined())
        goals = dependencies.indices.filter { !used.contains($0) }
        updateNeeds()
    }

    private mutating func updateNeeds() {
        needs = tasks.map { needs(of: $0) }
        isTolerant = tasks.contains { isTolerant($0) }
    }

    /// Whether the consumers of a task get something if it has no value.
    func isTolerant(_ task: Int) -> Bool {
        features[task].contains {
            switch $0 {
            case .tolerant, .fallback, .condition: true
            default: false
            }
        }
    }

    var description: String {
        let rest = "goals \(goals), given \(given.sorted()), with arguments \(independent.sorted()), slots \(slots)"
        return "\(dependencies), \(features.map { Array($0) }), \(rest), .\(policy)"
    }

    var tasks: Range<Int> { dependencies.indices }

    func has(_ feature: Feature, _ task: Int) -> Bool { features[task].contains(feature) }

    private func needs(of task: Int) -> TaskNeeds {
        var needs = TaskNeeds(arguments: dependencies[task])
        for feature in features[task] {
            switch feature {
            case .fallback(let fallback):
                needs.fallback = fallback
                needs.arguments.removeAll { $0 == fallback }
            case .condition(let judge):
                needs.judge = judge
                needs.arguments.removeAll { $0 == judge }
            case .choice(let judge, let first, let second):
                needs.judge = judge
                needs.branches = [[first], [second]]
            case .tolerant, .retried, .limited, .pooled, .cached, .resource: break
            }
        }
        if needs.judge != nil, needs.branches.isEmpty { needs.branches = [needs.arguments] }
        if needs.judge != nil { needs.arguments = [] }
        return needs
    }

    /// Whether a plan may ask for this.
    var isValid: Bool {
        tasks.allSatisfy { task in
            let own = features[task]
            let isChoice = own.contains { if case .choice = $0 { true } else { false } }
            if own.contains(.resource), goals.contains(task) || own.contains(.cached) { return false }
            if isChoice, own.contains(.cached) || own.contains(.limited) { return false }
            return !goals.contains(task) || handedOn(by: task).isEmpty
        }
    }

    /// Tasks that are resources, or hand on a resource, and whose value this one may hand on.
    func handedOn(by task: Int) -> Set<Int> {
        let needs = needs[task]
        let isChoice = needs.branches.count > 1
        let sources = (isChoice ? needs.branches.flatMap { $0 } : []) + (needs.fallback.map { [$0] } ?? [])
        return Set(sources.filter { has(.resource, $0) || !handedOn(by: $0).isEmpty })
    }
}

/// What a task may use.
struct TaskNeeds {
    /// From the start.
    var arguments: [Int]
    /// Says which of the branches is needed; with one branch, whether it is.
    var judge: Int?
    var branches: [[Int]] = []
    var fallback: Int?
}

extension SmallPlan {
    /// The scheduler at the start of the run.
    var scheduler: Scheduler {
        let graph = DependencyGraph(dependencies)
        let fallbacks = Dictionary(
            uniqueKeysWithValues: tasks.compactMap { task in needs[task].fallback.map { (task, $0) } })
        let start = RunStart(
            graph: graph, goals: goals, independent: independent, given: given, fallbacks: fallbacks,
            isSelection: isSelection)
        return Scheduler(graph: graph, start: start, rules: rules, policy: policy, slots: slots)
    }

    private var rules: SchedulingRules {
        var rules = SchedulingRules()
        let flags = tasks.map { self.flags(of: $0) }
        if flags.contains(where: { !$0.isEmpty }) { rules.flags = flags }
        for task in tasks where flags[task].contains(.isConditional) {
            let needs = needs[task]
            rules.conditions[task] = SchedulingRules.Condition(
                judge: needs.judge ?? -1, eager: Set(needs.judge.map { [$0] } ?? needs.arguments),
                branches: needs.branches.map { Set($0) }, fallback: needs.fallback)
        }
        for task in tasks where !handedOn(by: task).isEmpty { rules.handedOn[task] = handedOn(by: task) }
        // Every value is worth destroying early, so that each is watched.
        rules.isFreedEarly = tasks.map { _ in true }
        return rules
    }

    private func flags(of task: Int) -> TaskFlags {
        var flags: TaskFlags = []
        for feature in features[task] {
            switch feature {
            case .retried: flags.insert(.isRetried)
            case .limited: flags.insert(.isTimed)
            case .tolerant: flags.insert(.isTolerant)
            case .pooled: flags.insert(.isPooled)
            case .cached: flags.insert(.isCached)
            case .resource: flags.insert(.isResource)
            case .fallback, .condition: flags.formUnion([.isConditional, .isTolerant])
            case .choice: flags.insert(.isConditional)
            }
        }
        return flags
    }
}
