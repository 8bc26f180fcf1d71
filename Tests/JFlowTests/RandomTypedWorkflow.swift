import Synchronization

@testable import JFlow

/// A random workflow of typed tasks that count their calls: the value of a task is its number and a digest of what it
/// depends on.
final class RandomTypedWorkflow: Sendable {
    let dependencies: [[Int]]
    let tasks: [TaskDefinition<Int, Void, [Int]>]
    let goals: [Int]
    private let calls: Calls

    /// How often each task was called, by number.
    final class Calls: Sendable {
        private let counts = Mutex<[Int: Int]>([:])

        func note(_ task: Int) {
            counts.withLock { $0[task, default: 0] += 1 }
        }

        /// The tasks that were called, each as often as it was; and a new beginning.
        func take() -> [Int] {
            let counts = counts.withLock { counts in
                defer { counts = [:] }
                return counts
            }
            return counts.flatMap { Array(repeating: $0.key, count: $0.value) }.sorted()
        }
    }

    init(
        taskLimit: Int = 25, failing: @escaping @Sendable (Int) -> Bool = { _ in false }, random: inout SeededGenerator
    ) {
        let dependencies = randomGraph(taskLimit: taskLimit, using: &random)
        let calls = Calls()
        var tasks: [TaskDefinition<Int, Void, [Int]>] = []
        for (number, needed) in dependencies.enumerated() {
            let inputs = needed.map { tasks[$0] }
            let yields = Bool.random(using: &random)
            tasks.append(
                task("task \(number)", all: inputs) { values async throws in
                    calls.note(number)
                    if yields { await Task.yield() }
                    if failing(number) { throw TestError("task \(number)") }
                    return Self.value(of: number, values)
                })
        }
        let goals = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            tasks.indices.randomElement(using: &random) ?? 0
        }
        self.dependencies = dependencies
        self.tasks = tasks
        self.goals = goals
        self.calls = calls
    }

    func takeCalls() -> [Int] { calls.take() }

    /// One workflow with one goal, which gathers the values of all goals.
    func workflow(cache: any TaskCache = MemoryCache()) throws -> Workflow<[Int]> {
        try Workflow(gather, name: "random", cache: cache)
    }

    private var gather: TaskDefinition<[Int], Void, [Int]> { task("gather", all: goals.map { tasks[$0] }) { $0 } }

    /// The values of all tasks, some given, computed by a plain loop.
    func expectedValues(given: [Int: Int] = [:]) -> [Int] {
        var values: [Int] = []
        for (task, needed) in dependencies.enumerated() {
            values.append(given[task] ?? Self.value(of: task, needed.map { values[$0] }))
        }
        return values
    }

    /// What the goals need where some tasks need nothing, by depth-first search over the lists.
    func needed(by goals: [Int]? = nil, without given: Set<Int> = []) -> Set<Int> {
        var found: Set<Int> = []
        func visit(_ task: Int) {
            guard found.insert(task).inserted, !given.contains(task) else { return }
            dependencies[task].forEach(visit)
        }
        (goals ?? self.goals).forEach(visit)
        return found
    }

    /// Some tasks and all that follows from them, where some tasks depend on nothing.
    func following(_ tasks: Set<Int>, without given: Set<Int> = []) -> Set<Int> {
        var found = tasks
        for (task, needed) in dependencies.enumerated()
        where !given.contains(task) && !found.isDisjoint(with: needed) {
            found.insert(task)
        }
        return found
    }

    private static func value(of task: Int, _ values: [Int]) -> Int {
        values.reduce(task + 1) { ($0 &* 31) &+ $1 }
    }
}
