/// Copies the tasks of a plan for use within another one, under the name of a group.
struct EmbeddedCopy {
    /// The copies of the goals, in order.
    private(set) var goals: [ErasedTask] = []
    private let plan: Plan
    private let embedding: Embedding
    /// What each task is given here.
    private let given: [Int: EntryPoint.Kind]
    /// The copies by task, and tasks from outside.
    private var copies: [Int: ErasedTask] = [:]
    /// For each use of a workflow within the plan the one that it becomes.
    private var embeddings: [ObjectIdentifier: Embedding] = [:]

    /// Copies what the goals need.
    init(of plan: Plan, as name: String, applying entryPoints: [EntryPoint]) throws(WorkflowError) {
        let replaced = ReplacedPlan(plan: plan, entryPoints: entryPoints) { entryPoint in
            if case .replacement(_, isOutside: false) = entryPoint.kind { true } else { false }
        }
        var check = EntryPointCheck(plan: replaced.plan)
        let known = check.resolve(replaced.entryPoints)
        let problems = Self.problems(name) + replaced.problems + check.problems
        guard problems.isEmpty else { throw .invalidWorkflow(problems) }
        self.plan = replaced.plan
        embedding = Embedding(name: name, parent: nil)
        given = Dictionary(uniqueKeysWithValues: known.map { ($0.task, $0.kind) })
        copyAll()
        goals = self.plan.goals.compactMap { copies[$0] }
    }

    private mutating func copyAll() {
        let start = RunStart(
            graph: plan.graph, goals: plan.goals,
            independent: Set(given.keys.filter { given[$0]?.needsDependencies == false }),
            fallbacks: plan.rules.conditions.compactMapValues(\.fallback))
        for task in plan.tasks.indices where start.stages[task] == .pending {
            if case .replacement(let other, _) = given[task] {
                copies[task] = other
            } else {
                copies[task] = copy(of: task)
            }
        }
    }

    private mutating func copy(of task: Int) -> ErasedTask {
        let original = plan.tasks[task]
        let binding = given[task] ?? original.binding
        let isCut = given[task]?.needsDependencies == false
        var attributes = original.attributes
        attributes.group.insert(embedding.path[0], at: 0)
        attributes.origin = TaskOrigin(
            definition: original.attributes.origin?.definition ?? original,
            embedding: embedded(original.attributes.origin?.embedding), binding: binding)
        if let kind = given[task], isCut { attributes.cutConditions(for: kind) }
        attributes.moveConditions { copy(of: $0) }
        let inputs = original.inputs.map { input in
            guard let dependency = input.dependency else { return input }
            return input.fed(by: isCut ? nil : copy(of: dependency))
        }
        return original.copy(
            named: "\(embedding.path[0])/\(original.name)", inputs: TaskInputs(inputs), attributes: attributes)
    }

    private func copy(of definition: ErasedTask) -> ErasedTask? {
        plan.index(of: definition).flatMap { copies[$0] }
    }

    /// What a use of a workflow within the plan becomes within the other one.
    private mutating func embedded(_ inner: Embedding?) -> Embedding {
        guard let inner, let name = inner.path.last else { return embedding }
        if let known = embeddings[ObjectIdentifier(inner)] { return known }
        let copy = Embedding(name: name, parent: embedded(inner.parent))
        embeddings[ObjectIdentifier(inner)] = copy
        return copy
    }

    private static func problems(_ name: String) -> [Problem] {
        guard name.isEmpty || name.contains("/") else { return [] }
        return [
            Problem(
                "A workflow is to be embedded as “\(name)”: give it a name with at least one character and without “/”."
            )
        ]
    }
}
