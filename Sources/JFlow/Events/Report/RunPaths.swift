/// The longest way through what was run, and the way that this run took.
struct RunPaths {
    private(set) var criticalPath: [Int] = []
    private(set) var criticalTime = Duration.zero
    /// How much longer each task could have taken; `nil` for those that never were ready.
    private(set) var slack: [Duration?]
    private(set) var decidingPath: [Int] = []
    private(set) var delays: [RunReport.Wait] = []
    /// The dependency of each task that ended last.
    private(set) var lastDependency: [Int?]

    /// Finds the paths in one pass forward and one back; each task stands behind what it needs.
    init(tasks: [RunReport.Task], plan: PlanDescription) {
        slack = tasks.map { _ in nil }
        lastDependency = tasks.map { _ in nil }
        let awaited = tasks.indices.map { task in
            plan.tasks[task].dependencies.filter { tasks[task].waited(for: $0, in: tasks) }
        }
        findCriticalPath(tasks, awaited)
        findDecidingPath(tasks, awaited)
    }

    private mutating func findCriticalPath(_ tasks: [RunReport.Task], _ awaited: [[Int]]) {
        var before = [Duration](repeating: .zero, count: tasks.count)
        var previous = [Int?](repeating: nil, count: tasks.count)
        var last: Int?
        for task in tasks.indices where tasks[task].ready != nil {
            previous[task] = Self.first(of: awaited[task]) { before[$0] + tasks[$0].ownTime }
            before[task] = previous[task].map { before[$0] + tasks[$0].ownTime } ?? .zero
            let length = before[task] + tasks[task].ownTime
            if length > criticalTime || last == nil { (criticalTime, last) = (length, task) }
        }
        var after = [Duration](repeating: .zero, count: tasks.count)
        for task in tasks.indices.reversed() where tasks[task].ready != nil {
            let length = after[task] + tasks[task].ownTime
            slack[task] = criticalTime - before[task] - length
            for dependency in awaited[task] { after[dependency] = max(after[dependency], length) }
        }
        if let last { criticalPath = sequence(first: last) { previous[$0] }.reversed() }
    }

    private mutating func findDecidingPath(_ tasks: [RunReport.Task], _ awaited: [[Int]]) {
        let previous = awaited.map { dependencies in Self.first(of: dependencies) { tasks[$0].end ?? .zero } }
        lastDependency = previous
        let ended = tasks.indices.filter { tasks[$0].ready != nil }
        guard let last = Self.first(of: ended, { tasks[$0].end ?? tasks[$0].lastTime }) else { return }
        decidingPath = sequence(first: last) { previous[$0] }.reversed()
        var waits: [RunReport.Wait] = []
        var time = Duration.zero
        for task in decidingPath {
            let gap = (tasks[task].ready ?? time) - time
            if gap > .zero { waits.append(RunReport.Wait(reason: .dependencies, duration: gap)) }
            waits += tasks[task].waits.filter { $0.reason != .dependencies }
            time = tasks[task].end ?? time
        }
        delays = RunReport.Wait.sum(waits)
    }

    /// The first of some tasks with the greatest time.
    private static func first(of tasks: [Int], _ time: (Int) -> Duration) -> Int? {
        var best: (task: Int, time: Duration)?
        for task in tasks where best.map({ time(task) > $0.time }) ?? true { best = (task, time(task)) }
        return best?.task
    }
}

extension RunReport.Task {
    /// Whether this task became ready only after a dependency of it had ended, which itself was part of the run.
    fileprivate func waited(for dependency: Int, in tasks: [RunReport.Task]) -> Bool {
        guard let ready, tasks.indices.contains(dependency), tasks[dependency].ready != nil,
            let end = tasks[dependency].end
        else { return false }
        return end <= ready
    }

    /// Until when anything is known about a task that was ready.
    fileprivate var lastTime: Duration { runTime + waitingTime }
}
