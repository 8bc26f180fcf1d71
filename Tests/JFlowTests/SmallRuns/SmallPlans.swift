@testable import JFlow

/// All small plans.
enum SmallPlans {
    /// One graph of each shape: every DAG of so many tasks, but of those that differ only in the numbers of the tasks one.
    static func graphs(_ count: Int) -> [[[Int]]] {
        var known: Set<[[Int]]> = []
        return allGraphs(count).filter { known.insert(shape(of: $0)).inserted }
    }

    /// The same for two graphs that differ only in the numbers of the tasks: the first of all that it could look like.
    private static func shape(of dependencies: [[Int]]) -> [[Int]] {
        permutations(Array(dependencies.indices)).map { numbers in
            var renamed = dependencies
            for (task, row) in dependencies.enumerated() { renamed[numbers[task]] = row.map { numbers[$0] }.sorted() }
            return renamed
        }.min { $0.description < $1.description } ?? []
    }

    private static func permutations(_ items: [Int]) -> [[Int]] {
        guard !items.isEmpty else { return [[]] }
        return items.indices.flatMap { index in
            var rest = items
            let first = rest.remove(at: index)
            return permutations(rest).map { [first] + $0 }
        }
    }

    /// All that a task with these dependencies may ask for.
    static func features(_ dependencies: [Int]) -> [SmallPlan.Feature] {
        var features: [SmallPlan.Feature] = [.retried, .limited, .tolerant, .pooled, .cached, .resource]
        features += dependencies.map { .fallback($0) } + dependencies.map { .condition($0) }
        guard (2...3).contains(dependencies.count) else { return features }
        for judge in dependencies {
            for first in dependencies {
                for second in dependencies where Set([judge, first, second]).count == dependencies.count {
                    features.append(.choice(judge, first, second))
                }
            }
        }
        return features
    }

    /// The plans of one graph in which this many features are asked for, by one task or by several.
    static func plans(of graph: [[Int]], featureCount: Int) -> [SmallPlan] {
        let plan = SmallPlan(graph)
        let all = plan.tasks.flatMap { task in features(graph[task]).map { (task: task, feature: $0) } }
        guard featureCount > 0 else { return [plan] }
        var plans: [SmallPlan] = []
        for first in all.indices {
            guard featureCount > 1 else {
                plans.append(plan.asking(all[first]))
                continue
            }
            for second in all.indices where second > first {
                let (one, other) = (all[first], all[second])
                if one.task == other.task, !areCompatible(one.feature, other.feature) { continue }
                plans.append(plan.asking(one).asking(other))
            }
        }
        return plans.filter(\.isValid)
    }

    /// Whether one task can ask for both.
    private static func areCompatible(_ one: SmallPlan.Feature, _ other: SmallPlan.Feature) -> Bool {
        switch (one, other) {
        case (.fallback, .fallback), (.condition, .condition), (.choice, .choice), (.condition, .choice),
            (.choice, .condition), (.tolerant, .fallback), (.tolerant, .condition):
            false
        case (.fallback(let task), .condition(let judge)), (.condition(let judge), .fallback(let task)): task != judge
        case (.fallback(let task), .choice(let judge, let first, let second)): ![judge, first, second].contains(task)
        default: true
        }
    }

    /// The plan with each way to give tasks their value or their arguments, and with other goals.
    static func requests(of plan: SmallPlan) -> [SmallPlan] {
        var requests: [SmallPlan] = []
        for task in plan.tasks {
            var given = plan
            given.given = [task]
            var independent = plan
            independent.independent = [task]
            var selection = plan
            selection.goals = [task]
            selection.isSelection = true
            var further = plan
            further.goals = Array(Set(plan.goals + [task])).sorted()
            requests += [given, independent, selection] + (plan.goals.contains(task) ? [] : [further])
        }
        return requests.filter(\.isValid)
    }

    /// The plan under both policies, with one slot and with enough.
    static func settings(of plan: SmallPlan) -> [SmallPlan] {
        [FailurePolicy.stop, .finish].flatMap { policy in
            [1, Int.max].map { slots in
                var set = plan
                (set.policy, set.slots) = (policy, slots)
                return set
            }
        }
    }
}

extension SmallPlan {
    fileprivate func asking(_ wish: (task: Int, feature: Feature)) -> SmallPlan {
        var plan = self
        plan.features[wish.task].insert(wish.feature)
        return plan
    }
}
