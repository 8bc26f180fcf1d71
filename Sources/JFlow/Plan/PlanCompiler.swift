/// Compiles definitions to a ``Plan``: numbers them, places their values, and collects every problem.
enum PlanCompiler {
    /// Compiles what some goals need.
    static func compile(goals: [ErasedTask], name: String) throws(WorkflowError) -> Plan {
        try checked(
            TaskNumbering.with { numbering in
                for goal in goals { numbering.add(goal) }
                return Plan(name: name, goals: goals, numbering: numbering, heldBy: goals)
            })
    }

    /// Compiles a plan in which some tasks stand for others.
    ///
    /// - Parameter order: The tasks, each behind everything that it needs.
    static func compile(
        goals: [ErasedTask], name: String, order: [ErasedTask], derivation: Derivation
    ) throws(WorkflowError) -> Plan {
        let originals = derivation.originals
        return try checked(
            TaskNumbering.with { numbering in
                for task in order {
                    numbering.append(.passUnretained(task), for: originals[ObjectIdentifier(task)] ?? [])
                }
                return Plan(
                    name: name, goals: goals, numbering: numbering, heldBy: order, derivation: derivation)
            })
    }

    /// Compiles described tasks, whose names are known to be good.
    static func compile(_ described: DescribedTasks, name: String) throws(WorkflowError) -> Plan {
        try checked(Plan(name: name, described))
    }

    private static func checked(_ plan: Plan) throws(WorkflowError) -> Plan {
        var check = PlanCheck(plan: plan)
        let problems = check.problems()
        guard problems.isEmpty else { throw .invalidWorkflow(problems) }
        return plan
    }
}
