/// Makes a plan of another one, in which entry points are bound for every run and tasks stand for others.
struct PlanDerivation {
    private let base: Plan
    private var derivation: Derivation
    private(set) var problems: [Problem] = []
    private var given: [(entryPoint: EntryPoint, original: ErasedTask)] = []
    private let order: SubstitutedOrder

    /// Applies entry points to a plan.
    init(of base: Plan, applying entryPoints: [EntryPoint]) {
        self.base = base
        let unknown = UnknownTask(plan: base)
        var problems: [Problem] = []
        var derivation = Derivation(of: base)
        var seen: Set<ObjectIdentifier> = []
        for entryPoint in entryPoints {
            guard let original = base.task(of: entryPoint) else {
                problems.append(unknown.problem(entryPoint))
                continue
            }
            guard seen.insert(ObjectIdentifier(original)).inserted else {
                problems.append(.givenTwice(original))
                continue
            }
            given.append((entryPoint, original))
            if let problem = derivation.apply(entryPoint.kind, to: original, in: base) { problems.append(problem) }
        }
        problems += derivation.removeRings().map(Problem.ring)
        order = SubstitutedOrder(
            goals: derivation.root.goals.map { [root = derivation.root] in root.tasks[$0] },
            derivation: derivation)
        let order = order
        problems += given.filter { !order.contains($0.original) && !base.knows($0.original) }
            .map { unknown.problem($0.entryPoint) }
        self.problems = problems + order.problems
        self.derivation = derivation
    }

    /// Whether a task is a part of the new plan, or named in it.
    func contains(_ task: ErasedTask) -> Bool { order.contains(task) }

    /// Whether an entry point gave this task anything.
    func gives(_ task: ErasedTask) -> Bool { given.contains { $0.original === task } }

    /// The new plan.
    ///
    /// - Throws: ``WorkflowError/invalidWorkflow(_:)`` with all problems found.
    func plan() throws(WorkflowError) -> Plan {
        guard problems.isEmpty else { throw .invalidWorkflow(problems) }
        let root = derivation.root
        return try PlanCompiler.compile(
            goals: root.goals.map { root.tasks[$0] }, name: base.name, order: order.tasks, derivation: derivation)
    }
}

extension Derivation {
    /// Puts what an entry point says in the place of a task; answers what is wrong with that.
    fileprivate mutating func apply(
        _ kind: EntryPoint.Kind, to original: ErasedTask, in plan: Plan
    ) -> Problem? {
        switch kind {
        case .arguments, .parameters:
            if let problem = misfit(kind, for: original, in: plan) { return problem }
            put(original.bound(to: kind), for: original, isCopy: true)
        case .value:
            put(original.bound(to: kind), for: original, isCopy: true)
        case .replacement(let task, _):
            if let problem = Problem.misfit(task, for: original) { return problem }
            put(task, for: original, isCopy: false)
        }
        return nil
    }

    /// What is wrong with arguments for a task, if anything is.
    private func misfit(_ kind: EntryPoint.Kind, for original: ErasedTask, in plan: Plan) -> Problem? {
        let substitute = substitute(for: original)
        if let substitute, !substitute.isCopy { return .replaced(original, by: substitute.task, in: plan) }
        if case .value = (substitute?.task ?? original).binding { return .valueGiven(original, in: plan) }
        // What an embedding cut off is not there any more; what this derivation cut off is.
        if case .arguments = original.binding, kind.needsDependencies { return .argumentsBound(original, in: plan) }
        return nil
    }
}
