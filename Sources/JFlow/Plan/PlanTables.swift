/// The tables of a plan, made of its tasks in order in one walk, because tasks are far apart in memory.
struct PlanTables {
    private(set) var tasks: [ErasedTask] = []
    private(set) var bodies: [TaskBody] = []
    /// The tasks whose values are more than plain bits.
    private(set) var tasksToDestroy: [Int] = []
    /// The tasks that have parameters of their own.
    private(set) var tasksWithParameters: [Int] = []
    /// The tasks about which something is said beside their body.
    private(set) var tasksWithAttributes: [Int] = []
    private var edges: DependencyWriter
    private var slots: SlotWriter
    /// Which task was the last to name each task as a dependency, for tasks with many.
    private var lastDependent: [Int32] = []

    /// Up to this count each dependency is compared with the others, so that none is listed twice.
    private static let fewDependencies = 8

    init(_ numbering: TaskNumbering) {
        let count = numbering.order.count
        tasks.reserveCapacity(count)
        bodies.reserveCapacity(count)
        edges = DependencyWriter(taskLimit: count, edgeLimit: numbering.neededCount)
        slots = SlotWriter(taskLimit: count, inputLimit: numbering.neededCount)
        for task in numbering.order { task._withUnsafeGuaranteedRef { append($0, numbering) } }
    }

    var graph: DependencyGraph { DependencyGraph(edges) }
    var layout: SlotLayout { SlotLayout(slots) }

    private mutating func append(_ task: ErasedTask, _ numbering: TaskNumbering) {
        let number = tasks.count
        tasks.append(task)
        bodies.append(task.body)
        if !task.output.isTrivial { tasksToDestroy.append(number) }
        if task.hasAttributes { tasksWithAttributes.append(number) }
        let neededCount = task.neededCount
        var hasParameters = false
        for index in 0..<neededCount {
            guard let needed = task.unretainedNeeded(index) else {
                hasParameters = true
                slots.addInput(task.inputs[index].slot)
                continue
            }
            guard let dependency = numbering.number(of: needed) else {
                preconditionFailure("a dependency is numbered before what needs it")
            }
            if index < task.inputs.count { slots.addInput(valueOf: dependency) }
            addDependency(dependency, of: number, isOneOfFew: neededCount <= Self.fewDependencies)
        }
        if hasParameters { tasksWithParameters.append(number) }
        slots.endTask(output: task.output.layout)
        edges.endTask()
    }

    /// Adds a dependency of a task, unless the task has it already.
    @inline(__always)
    private mutating func addDependency(_ dependency: Int, of task: Int, isOneOfFew: Bool) {
        if isOneOfFew ? edges.has(dependency) : isListed(dependency, of: task) { return }
        edges.add(dependency)
    }

    private mutating func isListed(_ dependency: Int, of task: Int) -> Bool {
        while lastDependent.count < task { lastDependent.append(-1) }
        defer { lastDependent[dependency] = Int32(truncatingIfNeeded: task) }
        return lastDependent[dependency] == task
    }
}
