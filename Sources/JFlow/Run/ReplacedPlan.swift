/// The part of a request that changes its plan: tasks that are replaced for this run.
struct ReplacedPlan {
    /// The plan with the replacements, or the one that was asked for if there are none or they do not fit.
    private(set) var plan: Plan
    /// What else the request gives.
    private(set) var entryPoints: [EntryPoint]
    private(set) var problems: [Problem] = []

    /// Applies some of the entry points, by default all that replace tasks, and leaves the others.
    init(
        plan: Plan, entryPoints: [EntryPoint], where isApplied: (EntryPoint) -> Bool = { $0.isReplacement }
    ) {
        self.plan = plan
        self.entryPoints = entryPoints
        let replacements = entryPoints.filter(isApplied)
        guard !replacements.isEmpty else { return }
        self.entryPoints.removeAll(where: isApplied)
        replace(replacements)
    }

    private mutating func replace(_ replacements: [EntryPoint]) {
        let derivation = PlanDerivation(of: plan, applying: replacements)
        takeOutDoubles(derivation)
        do throws(WorkflowError) {
            plan = try derivation.plan()
        } catch {
            problems += error.listedProblems
            // What belongs to a plan that could not be made must not be called unknown.
            entryPoints.removeAll { derivation.contains($0.task) }
        }
    }

    private mutating func takeOutDoubles(_ derivation: PlanDerivation) {
        let plan = plan
        let doubles = entryPoints.compactMap { plan.task(of: $0) }.filter(derivation.gives)
        problems += doubles.map { .givenTwice($0) }
        entryPoints.removeAll { entryPoint in
            plan.task(of: entryPoint).map { task in doubles.contains { $0 === task } } ?? false
        }
    }
}
