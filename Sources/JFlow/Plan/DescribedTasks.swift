import Synchronization

/// The tasks of a plan that was made of numbers and names: what there is to know of each, without an object for each.
///
/// Their values are of any type, and they all have one body.
struct DescribedTasks: Sendable {
    /// The tasks, each behind everything that it depends on.
    let tasks: NumberedTasks
    /// The goals among them.
    let goals: [Int]
    /// For each task the number that its author knows it by; `nil` where that is its own.
    let originals: [Int32]?
    let graph: DependencyGraph
    let layout: SlotLayout
    let body: TaskBody

    /// What the values of all these tasks are.
    static let output = Slot<any Sendable>.self

    /// Lists the edges and places the values.
    init(_ order: DescribedOrder, body: DescribedBody) {
        tasks = order.tasks
        originals = order.originals
        let tables = DescribedTables(order.tasks)
        graph = tables.graph
        layout = tables.layout
        goals = order.goals ?? graph.ends
        self.body = body.erased(layout: layout, originals: order.originals)
    }

    /// What its author said about a task.
    func attributes(of task: Int) -> TaskAttributes {
        var attributes = TaskAttributes()
        attributes.expected = tasks.expected[task]
        return attributes
    }

    /// Whether every task says how long it takes.
    var isEstimated: Bool { tasks.expected.count == tasks.count }

    /// The tasks as definitions, for those who name them; they belong to the plan that they are made for.
    func definitions() -> [ErasedTask] {
        var definitions: [ErasedTask] = []
        definitions.reserveCapacity(tasks.count)
        for task in 0..<tasks.count {
            let inputs = tasks.dependencies(of: task).map { TaskInput(dependency: definitions[Int($0)]) }
            let definition = ErasedTask(
                name: tasks.names[task], place: SourcePlace(file: "a dynamic workflow", line: 0),
                inputs: TaskInputs(inputs), output: Self.output, body: body, attributes: attributes(of: task))
            definition.number.store(Int32(truncatingIfNeeded: task), ordering: .relaxed)
            definitions.append(definition)
        }
        return definitions
    }
}

/// The one body that described tasks have.
enum DescribedBody: Sendable {
    case synchronous(@Sendable (_ task: Int, _ values: [any Sendable]) throws -> any Sendable)
    case asynchronous(@Sendable (_ task: Int, _ values: [any Sendable]) async throws -> any Sendable)
    /// Each task has its own.
    case each([DynamicTask])

    /// The body as the worker calls it, which finds out from the frame which task it is called for.
    fileprivate func erased(layout: SlotLayout, originals: [Int32]?) -> TaskBody {
        let calls = DescribedCalls(layout: layout, originals: originals)
        // `as`: an existential argument of a generic function is opened otherwise, and stored as what is inside.
        switch self {
        case .synchronous(let body):
            return .synchronous { frame in
                let (task, count) = calls.taskAndInputCount(frame)
                frame.set(try body(task, frame.inputs(count)) as any Sendable, at: count)
            }
        case .asynchronous(let body):
            return .asynchronous { frame in
                let (task, count) = calls.taskAndInputCount(frame)
                frame.set(try await body(task, frame.inputs(count)) as any Sendable, at: count)
            }
        case .each(let tasks):
            return .asynchronous { frame in
                let (task, count) = calls.taskAndInputCount(frame)
                frame.set(try await tasks[task].body(frame.inputs(count)) as any Sendable, at: count)
            }
        }
    }
}

/// What the one body of described tasks finds out about a call.
private struct DescribedCalls: Sendable {
    let layout: SlotLayout
    let originals: [Int32]?

    /// The number by which the task's author knows it, and how many values it gets.
    func taskAndInputCount(_ frame: TaskFrame) -> (Int, Int) {
        (originals.map { Int($0[frame.task]) } ?? frame.task, layout.inputCount(of: frame.task))
    }
}

/// The tables of a plan of described tasks, made in one walk.
private struct DescribedTables {
    private var edges: DependencyWriter
    private var slots: SlotWriter
    /// Which task was the last to name each task as a dependency, for tasks with many.
    private var lastDependent: [Int32] = []

    /// Up to this count each dependency is compared with the others, so that none is listed twice.
    private static let fewDependencies = 8

    init(_ tasks: NumberedTasks) {
        let count = tasks.count
        edges = DependencyWriter(taskLimit: count, edgeLimit: tasks.dependencies.count)
        slots = SlotWriter(taskLimit: count, inputLimit: tasks.dependencies.count)
        tasks.ends.withUnsafeBufferPointer { ends in
            tasks.dependencies.withUnsafeBufferPointer { list in fill(ends, list) }
        }
    }

    private mutating func fill(_ ends: UnsafeBufferPointer<Int32>, _ list: UnsafeBufferPointer<Int32>) {
        let output = DescribedTasks.output.layout
        var begin = 0
        for task in ends.indices {
            let end = Int(ends[task])
            let isOneOfFew = end - begin <= Self.fewDependencies
            for position in begin..<end {
                let dependency = Int(list[position])
                slots.addInput(valueOf: dependency)
                if isOneOfFew, !edges.has(dependency) { edges.add(dependency) }
            }
            if !isOneOfFew { addMany(list[begin..<end], of: task) }
            slots.endTask(output: output)
            edges.endTask()
            begin = end
        }
    }

    private mutating func addMany(_ dependencies: Slice<UnsafeBufferPointer<Int32>>, of task: Int) {
        if lastDependent.isEmpty { lastDependent = [Int32](repeating: -1, count: edges.taskLimit) }
        let task = Int32(truncatingIfNeeded: task)
        for dependency in dependencies where lastDependent[Int(dependency)] != task {
            lastDependent[Int(dependency)] = task
            edges.add(Int(dependency))
        }
    }

    var graph: DependencyGraph { DependencyGraph(edges) }
    var layout: SlotLayout { SlotLayout(slots) }
}
