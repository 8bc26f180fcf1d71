/// The tables of a plan, made of its tasks in order in one walk, because tasks are far apart in memory.
struct PlanTables: ~Copyable {
    /// Whether no body is asynchronous.
    private(set) var isSynchronous = true
    private var names: NameTable
    /// The tasks whose values are more than plain bits.
    private(set) var tasksToDestroy: [Int] = []
    /// The tasks that have parameters of their own.
    private(set) var tasksWithParameters: [Int] = []
    /// The tasks about which something is said beside their body.
    private(set) var tasksWithAttributes: [Int] = []
    private var edges: DependencyWriter
    private var slots: SlotWriter
    /// What the value of the task before is, which many tasks in a row have: it takes time to ask for.
    private var slot = (id: ObjectIdentifier(Slot<Void>.self), layout: Slot<Void>.layout, isTrivial: true)
    /// Which task was the last to name each task as a dependency, for tasks with many.
    private var lastDependent: [Int32] = []

    /// Up to this count each dependency is compared with the others, so that none is listed twice.
    private static let fewDependencies = 8

    init(_ numbering: borrowing TaskNumbering) {
        let tasks = numbering.tasks
        names = NameTable(count: tasks.count)
        edges = DependencyWriter(taskLimit: tasks.count, edgeLimit: numbering.neededCount)
        slots = SlotWriter(taskLimit: tasks.count, inputLimit: numbering.neededCount)
        for number in tasks.indices { append(tasks[number], number, numbering) }
    }

    /// Whether it takes no closer look to know that all names are different and none is empty.
    var hasGoodNames: Bool { names.isCertain }
    var graph: DependencyGraph { DependencyGraph(edges) }
    var layout: SlotLayout { SlotLayout(slots) }

    @inline(__always)
    private mutating func append(_ task: Unmanaged<ErasedTask>, _ number: Int, _ numbering: borrowing TaskNumbering) {
        let (inputCount, neededCount, output) = task._withUnsafeGuaranteedRef {
            isSynchronous = isSynchronous && $0.body.isSynchronous
            let tasks = numbering.tasks
            names.enter($0.name, of: number) { tasks[$0]._withUnsafeGuaranteedRef { $0.name } }
            if $0.hasAttributes { tasksWithAttributes.append(number) }
            return ($0.inputs.count, $0.neededCount, $0.output)
        }
        var hasParameters = false
        for index in 0..<neededCount {
            guard let needed = task._withUnsafeGuaranteedRef({ $0.unretainedNeeded(index) }) else {
                hasParameters = true
                slots.addInput(task._withUnsafeGuaranteedRef { $0.inputs[index].slot })
                continue
            }
            guard let dependency = numbering.number(of: needed) else {
                preconditionFailure("a dependency is numbered before what needs it")
            }
            if index < inputCount { slots.addInput(valueOf: dependency) }
            addDependency(dependency, of: number, isOneOfFew: neededCount <= Self.fewDependencies)
        }
        if hasParameters { tasksWithParameters.append(number) }
        endTask(number, output)
        edges.endTask()
    }

    @inline(__always)
    private mutating func endTask(_ number: Int, _ output: any SlotValue.Type) {
        if ObjectIdentifier(output) != slot.id { slot = (ObjectIdentifier(output), output.layout, output.isTrivial) }
        if !slot.isTrivial { tasksToDestroy.append(number) }
        slots.endTask(output: slot.layout)
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
