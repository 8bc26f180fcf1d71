/// For each task of a plan, the names from a goal down to it by a shortest way (breadth first, Moore 1959).
///
/// Made once in linear time; a path costs its length, and its text no more than a few names.
final class PathsFromGoals: Sendable {
    private let names: [String]
    /// The next task towards the nearest goal; a goal's is itself.
    private let next: [Int32]
    /// The nearest goal, and how many steps it is away.
    private let goal: [Int32]
    private let distance: [Int32]

    /// - Parameter start: The beginning of a run: the paths then begin at its goals and do not lead through tasks that are
    ///   given their value or their arguments.
    init(plan: Plan, start: RunStart? = nil) {
        names = (0..<plan.count).map { plan.name(of: $0) }
        var next = names.indices.map { Int32($0) }
        var goal = [Int32](repeating: -1, count: names.count)
        var distance = [Int32](repeating: 0, count: names.count)
        var queue: [Int] = []
        for task in start?.goals ?? plan.goals where goal[task] < 0 {
            goal[task] = Int32(task)
            queue.append(task)
        }
        var position = 0
        while position < queue.count {
            let task = queue[position]
            position += 1
            for dependency in Self.dependencies(of: task, plan, start) where goal[dependency] < 0 {
                next[dependency] = Int32(task)
                goal[dependency] = goal[task]
                distance[dependency] = distance[task] + 1
                queue.append(dependency)
            }
        }
        self.next = next
        self.goal = goal
        self.distance = distance
    }

    /// The name of a task.
    func name(of task: Int) -> String { names[task] }

    /// The names from a goal down to a task.
    func path(to task: Int) -> [String] {
        upwards(from: task, steps: Int(distance[task])).reversed()
    }

    /// The path in one line; of a long one the goal and the last few names.
    func text(to task: Int) -> String {
        let length = Int(distance[task]) + 1
        guard length > ShortList.pathLimit else { return path(to: task).joined(separator: " → ") }
        let last = upwards(from: task, steps: ShortList.pathLimit - 3).reversed()
        return ShortList.path([names[Int(goal[task])]], hidden: length - 1 - last.count, last)
    }

    /// The path down to the task that needs this one, in one line; `nil` for a goal.
    func purpose(of task: Int) -> String? {
        distance[task] == 0 ? nil : text(to: Int(next[task]))
    }

    private static func dependencies(of task: Int, _ plan: Plan, _ start: RunStart?) -> [Int] {
        guard start?.stages[task] != .given else { return [] }
        guard start?.independent.contains(task) != true else {
            return [plan.rules.conditions[task]?.fallback].compactMap { $0 }
        }
        return plan.graph.dependencies(of: task).map { Int($0) }
    }

    private func upwards(from task: Int, steps: Int) -> [String] {
        var task = task
        var path = [names[task]]
        for _ in 0..<steps {
            task = Int(next[task])
            path.append(names[task])
        }
        return path
    }
}
