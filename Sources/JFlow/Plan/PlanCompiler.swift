/// Compiles definitions to a ``Plan``: numbers them depth first, places their values, and collects every problem.
struct PlanCompiler {
    private var tasks: [ErasedTask] = []
    private var indices: [ObjectIdentifier: Int] = [:]
    private var dependencyStarts: [Int32] = [0]
    private var dependencies: [Int32] = []
    /// Which task was the last to name each task as a dependency, so that none is listed twice.
    private var lastDependent: [Int] = []
    private var offsets: [UInt32] = []
    private var offsetStarts: [Int32] = [0]
    private var outputOffsets: [UInt32] = []
    private var copies: [Int] = []
    private var size = 0
    private var alignment = 16

    /// Compiles what some goals need.
    static func compile(goals: [ErasedTask], name: String) throws(WorkflowError) -> Plan {
        var compiler = PlanCompiler()
        for goal in goals { compiler.add(goal) }
        return try compiler.plan(goals: goals, name: name)
    }

    /// Compiles a plan in which some tasks stand for others.
    ///
    /// - Parameter order: The tasks, each behind everything that it needs.
    static func compile(
        goals: [ErasedTask], name: String, order: [ErasedTask], derivation: Derivation
    ) throws(WorkflowError) -> Plan {
        var compiler = PlanCompiler()
        let originals = derivation.originals
        for task in order {
            compiler.append(task)
            for original in originals[ObjectIdentifier(task)] ?? [] {
                compiler.indices[original] = compiler.indices[ObjectIdentifier(task)]
            }
        }
        return try compiler.plan(goals: goals, name: name, derivation: derivation)
    }

    /// Adds a task behind everything that it depends on, without recursion.
    private mutating func add(_ goal: ErasedTask) {
        guard indices[ObjectIdentifier(goal)] == nil else { return }
        var path: [(task: ErasedTask, nextInput: Int)] = [(goal, 0)]
        while let (task, nextInput) = path.last {
            guard nextInput < task.neededCount else {
                path.removeLast()
                if indices[ObjectIdentifier(task)] == nil { append(task) }
                continue
            }
            path[path.count - 1].nextInput += 1
            guard let dependency = task.needed(nextInput) else { continue }
            if indices[ObjectIdentifier(dependency)] == nil { path.append((dependency, 0)) }
        }
    }

    private mutating func append(_ task: ErasedTask) {
        indices[ObjectIdentifier(task)] = tasks.count
        if task.attributes.origin != nil { copies.append(tasks.count) }
        tasks.append(task)
        lastDependent.append(-1)
        for input in task.inputs {
            guard let dependency = input.dependency else {
                offsets.append(place(input.slot))
                continue
            }
            guard let index = indices[ObjectIdentifier(dependency)] else {
                preconditionFailure("a dependency is numbered before what needs it")
            }
            offsets.append(outputOffsets[index])
            addDependency(index)
        }
        if task.attributes.hasConduct { addDependencies(beside: task) }
        let output = place(task.output)
        outputOffsets.append(output)
        offsets.append(output)
        offsetStarts.append(Int32(offsets.count))
        dependencyStarts.append(Int32(dependencies.count))
    }

    private mutating func addDependencies(beside task: ErasedTask) {
        for dependency in task.attributes.conduct.dependencies {
            if let index = indices[ObjectIdentifier(dependency)] { addDependency(index) }
        }
    }

    /// Adds a dependency of the task that is being appended, unless the task has it already.
    private mutating func addDependency(_ dependency: Int) {
        guard lastDependent[dependency] != tasks.count else { return }
        lastDependent[dependency] = tasks.count
        dependencies.append(Int32(dependency))
    }

    private mutating func place(_ slot: any SlotValue.Type) -> UInt32 {
        let layout = slot.layout
        let offset = (size + layout.alignment - 1) / layout.alignment * layout.alignment
        size = offset + max(layout.size, 1)
        alignment = max(alignment, layout.alignment)
        return UInt32(truncatingIfNeeded: offset)
    }

    private func plan(
        goals: [ErasedTask], name: String, derivation: Derivation? = nil
    ) throws(WorkflowError) -> Plan {
        let plan = Plan(
            name: name, tasks: tasks,
            graph: DependencyGraph(dependencyStarts: dependencyStarts, dependencies: dependencies),
            goals: goals.compactMap { indices[ObjectIdentifier($0)] },
            layout: SlotLayout(offsets: offsets, starts: offsetStarts, size: size, alignment: alignment),
            indices: indices, copies: copies, derivation: derivation)
        var check = PlanCheck(plan: plan)
        let problems = check.problems()
        guard problems.isEmpty else { throw .invalidWorkflow(problems) }
        return plan
    }
}
