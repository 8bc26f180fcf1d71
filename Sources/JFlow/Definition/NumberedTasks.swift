/// The tasks of a workflow that is known only when the program runs, wired by number: what a reader of files, or a program
/// that generates tasks, makes a ``DynamicWorkflow`` of when there are many.
///
/// The number of a task is its place in the order of adding, from 0. A plan is made of it without an object for each
/// task, in less than half of the time that typed definitions take. All tasks share one body, which is told the number.
///
/// ```swift
/// var tasks = NumberedTasks()
/// let read = tasks.add("read")
/// let count = tasks.add("count", after: [read])
/// let workflow = try DynamicWorkflow(tasks) { task, values in
///     if task == read { return "some text" }
///     return (values[0] as? String)?.count ?? 0
/// }
/// let values = try await workflow.run()
/// ```
public struct NumberedTasks: Sendable {
    /// The names, by number.
    @usableFromInline var names: [String] = []
    /// Where the dependencies of each task end, and those of the next one begin.
    @usableFromInline var ends: [Int32] = []
    /// The dependencies of all tasks, one task's after the other's.
    @usableFromInline var dependencies: [Int32] = []
    /// How long tasks usually take, as far as somebody said so.
    @usableFromInline var expected: [Int: Duration] = [:]

    /// No tasks yet.
    ///
    /// - Parameter capacity: How many tasks will be added, where that is known.
    public init(capacity: Int = 0) {
        names.reserveCapacity(capacity)
        ends.reserveCapacity(capacity)
        // Two for each, as in most graphs: memory that is not written costs next to nothing, and to move a list does.
        dependencies.reserveCapacity(2 * capacity)
    }

    /// The number of tasks.
    public var count: Int { ends.count }

    /// Adds a task.
    ///
    /// - Parameters:
    ///   - name: The task's name, unique in its workflow.
    ///   - dependencies: The numbers of the tasks whose values the body gets, in order; also of tasks that are added later.
    ///   - expected: How long the task usually takes, for those who watch it.
    /// - Returns: The task's number.
    @inlinable
    @discardableResult
    public mutating func add(
        _ name: String, after dependencies: some Sequence<Int> = EmptyCollection<Int>(), expected: Duration? = nil
    ) -> Int {
        let number = ends.count
        names.append(name)
        for dependency in dependencies { self.dependencies.append(Int32(clamping: dependency)) }
        ends.append(Int32(truncatingIfNeeded: self.dependencies.count))
        if let expected { self.expected[number] = expected }
        return number
    }

    /// The dependencies of a task, in the order of its values, as they were given.
    func dependencies(of task: Int) -> ArraySlice<Int32> {
        dependencies[(task == 0 ? 0 : Int(ends[task - 1]))..<Int(ends[task])]
    }
}
