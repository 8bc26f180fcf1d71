/// The tasks that some goals need where tasks stand for others, each behind everything that it needs; and the cycles that
/// come of it.
struct SubstitutedOrder {
    /// A step down from a task to one that it needs.
    private struct Step {
        let task: ErasedTask
        /// The task that is named there, and that `task` stands for.
        let original: ErasedTask
        var nextInput = 0

        var text: String {
            original.name == task.name ? task.name : "\(original.name) (replaced by \(task.name))"
        }
    }

    private let derivation: Derivation
    private(set) var tasks: [ErasedTask] = []
    private(set) var problems: [Problem] = []
    private var isOnPath: [ObjectIdentifier: Bool] = [:]
    private var named: Set<ObjectIdentifier> = []

    /// Walks depth first, without recursion.
    init(goals: [ErasedTask], derivation: Derivation) {
        self.derivation = derivation
        for goal in goals { add(goal) }
    }

    /// Whether a task was met on the way, also one for which another stands.
    func contains(_ task: ErasedTask) -> Bool {
        named.contains(ObjectIdentifier(task)) || isOnPath[ObjectIdentifier(task)] != nil
    }

    private mutating func add(_ goal: ErasedTask) {
        var path: [Step] = []
        enter(goal, from: &path)
        while let step = path.last {
            guard step.nextInput < step.task.neededCount else {
                path.removeLast()
                isOnPath[ObjectIdentifier(step.task)] = false
                tasks.append(step.task)
                continue
            }
            path[path.count - 1].nextInput += 1
            if let dependency = step.task.needed(step.nextInput) { enter(dependency, from: &path) }
        }
    }

    private mutating func enter(_ original: ErasedTask, from path: inout [Step]) {
        named.insert(ObjectIdentifier(original))
        let step = Step(task: derivation.resolved(original), original: original)
        switch isOnPath[ObjectIdentifier(step.task)] {
        case nil:
            isOnPath[ObjectIdentifier(step.task)] = true
            path.append(step)
        case true?: problems.append(cycle(path.drop { $0.task !== step.task }, step))
        case false?: break
        }
    }

    private func cycle(_ path: ArraySlice<Step>, _ end: Step) -> Problem {
        let begin = path.first.map { [$0.task.name] } ?? []
        let names = ShortList.path(begin + path.dropFirst().map(\.text) + [end.text])
        return Problem(
            """
            What is replaced makes tasks depend on each other in a cycle: \(names). Let the replacement take its values \
            from tasks that do not need it.
            """)
    }
}
