/// Lists the dependencies of the tasks of a graph, one task after the other, each once a task.
struct DependencyWriter {
    /// Two tables of starts and two lists: those of the dependencies, and room for those of the successors.
    let memory: PlanMemory<Int32>
    let starts: UnsafeMutablePointer<Int32>
    let list: UnsafeMutablePointer<Int32>
    let taskLimit: Int
    private let edgeLimit: Int
    /// The task whose dependencies are listed now.
    private(set) var task = 0
    private var edgeCount = 0
    /// Where the dependencies of this task begin.
    private var begin = 0

    /// Begins with the first task.
    ///
    /// - Parameters:
    ///   - taskLimit: The number of tasks.
    ///   - edgeLimit: The most dependencies that all tasks have together.
    init(taskLimit: Int, edgeLimit: Int) {
        memory = PlanMemory(capacity: 2 * (taskLimit + 1) + 2 * edgeLimit)
        starts = memory.numbers
        list = starts + 2 * (taskLimit + 1)
        self.taskLimit = taskLimit
        self.edgeLimit = edgeLimit
        starts[0] = 0
    }

    /// Adds a dependency of the task.
    @inline(__always)
    mutating func add(_ dependency: Int) {
        precondition(
            edgeCount < edgeLimit && UInt(bitPattern: dependency) < UInt(bitPattern: taskLimit),
            "a dependency is a task of the graph")
        list[edgeCount] = Int32(truncatingIfNeeded: dependency)
        edgeCount += 1
    }

    /// Whether the task has a dependency already; takes the longer, the more it has.
    @inline(__always)
    func has(_ dependency: Int) -> Bool {
        for edge in begin..<edgeCount where list[edge] == dependency { return true }
        return false
    }

    /// Goes on to the next task.
    @inline(__always)
    mutating func endTask() {
        precondition(task < taskLimit, "a graph has no more tasks than it was made for")
        task += 1
        begin = edgeCount
        starts[task] = Int32(truncatingIfNeeded: edgeCount)
    }
}
