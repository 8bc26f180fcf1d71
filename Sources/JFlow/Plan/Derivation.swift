/// Which tasks stand for which in a plan that was made of another one.
///
/// Definitions stay as they are: a task that depends on a replaced one still names it, and the plan knows who answers to
/// that name. So entry points of all tasks that were not replaced go on working.
struct Derivation: Sendable {
    /// What stands for a task.
    struct Substitute: Sendable {
        let original: ErasedTask
        let task: ErasedTask
        /// Whether it is the same task with arguments or a value bound to it.
        let isCopy: Bool
    }

    /// The plan that was compiled of definitions alone.
    let root: Plan
    private(set) var substitutes: [ObjectIdentifier: Substitute]

    /// Begins with what stands for what already.
    init(of plan: Plan) {
        root = plan.derivation?.root ?? plan
        substitutes = plan.derivation?.substitutes ?? [:]
    }

    /// Lets a task stand for another one, in place of whatever stood for it before.
    mutating func put(_ task: ErasedTask, for original: ErasedTask, isCopy: Bool) {
        substitutes[ObjectIdentifier(original)] = Substitute(original: original, task: task, isCopy: isCopy)
    }

    /// What stands for a task itself, if something does.
    func substitute(for task: ErasedTask) -> Substitute? {
        substitutes[ObjectIdentifier(task)]
    }

    /// What stands for a task in the end: a replacement may be replaced in turn.
    func resolved(_ task: ErasedTask) -> ErasedTask {
        var task = task
        while let substitute = substitutes[ObjectIdentifier(task)] {
            task = substitute.task
            if substitute.isCopy { break }
        }
        return task
    }

    /// Takes out what stands in a ring for each other, and answers the names along each ring.
    mutating func removeRings() -> [[String]] {
        var rings: [[String]] = []
        for start in substitutes.values.sorted(by: { $0.original.name < $1.original.name }) {
            var path = [start.original]
            while let next = substitute(for: path[path.count - 1]), path.count <= substitutes.count {
                path.append(next.task)
                if next.isCopy || next.task === start.original { break }
            }
            guard path.count > 1, path.last === start.original else { continue }
            rings.append(path.map(\.name))
            for task in path { substitutes[ObjectIdentifier(task)] = nil }
        }
        return rings
    }

    /// The tasks that each task stands for.
    var originals: [ObjectIdentifier: [ObjectIdentifier]] {
        Dictionary(grouping: substitutes.keys) { key in
            substitutes[key].map { ObjectIdentifier(resolved($0.original)) } ?? key
        }
    }

    /// Whether a task was part of the first plan or stands, or stood, for one.
    func knows(_ task: ErasedTask) -> Bool {
        root.index(of: task) != nil || substitutes.values.contains { $0.task === task || $0.original === task }
    }
}
