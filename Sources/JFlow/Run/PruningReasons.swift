/// Why no goal of a run needs some of the tasks.
struct PruningReasons {
    /// For each pruned task, the first few of those that would have needed it.
    private(set) var reasons: [Int: [Explanation.Reason]] = [:]

    /// Every task stands behind what it depends on, so that one pass from the end finds all.
    init(_ plan: Plan, _ setup: RunSetup) {
        let stages = setup.start.stages
        let goals = Set(plan.goals)
        var blockers: [Int: [Int]] = [:]
        for task in (0..<plan.count).reversed() where stages[task] == .pruned {
            var found: Set<Int> = []
            for successor in plan.graph.successors(of: task).map({ Int($0) }) {
                if stages[successor] != .pruned || goals.contains(successor) {
                    found.insert(successor)
                } else {
                    found.formUnion(blockers[successor] ?? [])
                }
            }
            blockers[task] = Array(found.sorted().prefix(ShortList.nameLimit + 1))
        }
        reasons = blockers.mapValues { $0.map { Self.reason($0, plan, stages) } }
    }

    private static func reason(_ task: Int, _ plan: Plan, _ stages: [Stage]) -> Explanation.Reason {
        let name = plan.name(of: task)
        return switch stages[task] {
        case .given: .given(name)
        case .pruned: .notWanted(name)
        default: .hasArguments(name)
        }
    }
}
