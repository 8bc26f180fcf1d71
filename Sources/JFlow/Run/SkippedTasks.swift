/// Which tasks of a run were skipped, and because of which others; found when somebody asks.
final class SkippedTasks: Sendable {
    private let graph: DependencyGraph
    private let isSkipped: [Bool]

    init(graph: DependencyGraph, stages: [Stage]) {
        self.graph = graph
        isSkipped = stages.map { $0 == .skipped }
    }

    /// The tasks that were skipped because a task has no value: those that need it, and those that need them; in linear
    /// time, as every task stands behind what it depends on.
    func because(of lost: Int) -> [Int] {
        var isLost = [Bool](repeating: false, count: isSkipped.count)
        isLost[lost] = true
        return isSkipped.indices.filter { task in
            guard task > lost, isSkipped[task] else { return false }
            isLost[task] = graph.dependencies(of: task).contains { isLost[Int($0)] }
            return isLost[task]
        }
    }
}
