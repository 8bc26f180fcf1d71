/// Finds what is wrong with the workflows that are embedded in a plan.
struct EmbeddingCheck {
    private let plan: Plan
    private var paths: PathsFromGoals
    /// A task of the first workflow of each name.
    private var first: [[String]: (embedding: Embedding, task: Int)] = [:]
    /// The workflows whose name another one has already.
    private var doubles: Set<ObjectIdentifier> = []
    private(set) var problems: [Problem] = []

    init(plan: Plan, paths: PathsFromGoals) {
        self.plan = plan
        self.paths = paths
        for task in plan.copies { enter(plan.tasks[task].attributes.origin?.embedding, of: task) }
        findMixedValues()
    }

    /// Whether a task is part of a workflow whose name another one has: then its own name is no news.
    func isDoubled(_ task: Int) -> Bool {
        var embedding = plan.tasks[task].attributes.origin?.embedding
        while let current = embedding {
            if doubles.contains(ObjectIdentifier(current)) { return true }
            embedding = current.parent
        }
        return false
    }

    /// Enters the workflows that a task is part of, from the outermost on until one is a double.
    private mutating func enter(_ embedding: Embedding?, of task: Int) {
        var chain: [Embedding] = []
        var next = embedding
        while let current = next {
            chain.append(current)
            next = current.parent
        }
        for current in chain.reversed() {
            guard let known = first[current.path] else {
                first[current.path] = (current, task)
                continue
            }
            guard known.embedding !== current else { continue }
            if doubles.insert(ObjectIdentifier(current)).inserted { problems.append(double(current, known.task, task)) }
            return
        }
    }

    private func double(_ embedding: Embedding, _ first: Int, _ second: Int) -> Problem {
        Problem(
            """
            Two workflows are embedded as “\(embedding.path.joined(separator: "/"))” (\(paths.text(to: first)); \
            \(paths.text(to: second))): give each a name of its own, or use what one call of `embedded` returned in \
            both places.
            """)
    }

    /// Finds different definitions whose values a cache could not tell apart.
    private mutating func findMixedValues() {
        var known: [CacheKey: Int] = [:]
        for task in plan.rules.flags.indices where plan.rules.flags[task].contains(.isCached) {
            let key = CacheKey(
                task: plan.tasks[task].cacheName, version: plan.tasks[task].attributes.cache?.version ?? "",
                arguments: [])
            guard let other = known[key] else {
                known[key] = task
                continue
            }
            if definition(of: other) !== definition(of: task), plan.tasks[other].name != plan.tasks[task].name {
                problems.append(mixed(other, task))
            }
        }
    }

    private func definition(of task: Int) -> ErasedTask {
        plan.tasks[task].attributes.origin?.definition ?? plan.tasks[task]
    }

    private func mixed(_ first: Int, _ second: Int) -> Problem {
        Problem(
            """
            Tasks “\(plan.tasks[first].name)” (defined at \(plan.tasks[first].place)) and “\(plan.tasks[second].name)” \
            (defined at \(plan.tasks[second].place)) are cached under one name and version but are different \
            definitions, so that their values would mix: rename one, or give it a version of its own with \
            cached(version:).
            """)
    }
}
