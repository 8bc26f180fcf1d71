/// The bodies of the tasks of a plan: one for each, or one for all.
final class TaskBodies: Sendable {
    private let bodies: GrowingBuffer<TaskBody>
    /// What of a task's number is the place of its body: all of it, or nothing where all tasks have one.
    private let mask: Int

    /// A body for each task, in order.
    init(_ bodies: consuming GrowingBuffer<TaskBody>) {
        self.bodies = bodies
        mask = -1
    }

    /// One body for all tasks.
    init(all body: TaskBody) {
        var bodies = GrowingBuffer<TaskBody>(capacity: 1)
        bodies.append(body)
        self.bodies = bodies
        mask = 0
    }

    /// The body of a task.
    @inline(__always)
    subscript(task: Int) -> TaskBody { bodies[task & mask] }

    /// Whether no body is asynchronous.
    var areSynchronous: Bool {
        bodies.all.allSatisfy { if case .synchronous = $0 { true } else { false } }
    }

    /// The same, but some tasks have other bodies.
    ///
    /// - Parameter count: The number of tasks.
    func replacing(_ others: [Int: TaskBody], count: Int) -> TaskBodies {
        guard !others.isEmpty else { return self }
        var replaced = GrowingBuffer<TaskBody>(capacity: count)
        for task in 0..<count { replaced.append(others[task] ?? self[task]) }
        return TaskBodies(replaced)
    }
}
