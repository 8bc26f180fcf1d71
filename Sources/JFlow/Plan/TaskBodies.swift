import Synchronization

/// The bodies of the tasks of a plan, which their definitions hold: one for each, or one for all.
struct TaskBodies: Sendable {
    private var tasks: TaskList
    /// What of a task's number is the place of its body: all of it, or nothing where all tasks have one.
    private var mask: Int

    /// The bodies of definitions.
    init(of tasks: TaskList) {
        self.tasks = tasks
        mask = -1
    }

    /// One body for all tasks.
    init(all body: TaskBody) {
        tasks = TaskList([ErasedTask(body)])
        mask = 0
    }

    /// The body of a task.
    @inline(__always)
    subscript(task: Int) -> TaskBody {
        tasks.unretained(task & mask)._withUnsafeGuaranteedRef { $0.body }
    }

    /// Calls the body of a task if it is synchronous, and answers whether it is.
    // Without a reference to anything: the plan holds its tasks, and they their bodies.
    @inline(__always)
    func callSynchronous(_ task: Int, _ frame: TaskFrame) throws -> Bool {
        try tasks.unretained(task & mask)._withUnsafeGuaranteedRef { definition in
            guard case .synchronous(let call) = definition.body.call else { return false }
            try call(definition.body.function, frame)
            return true
        }
    }

    /// Has a body fetched from memory that will probably be called soon: definitions are far apart, and while a body of
    /// some microseconds runs they come in at no cost. What it reads is of no interest.
    @inline(__always)
    func fetch(_ task: Int) {
        let task = task & mask
        guard task < tasks.count else { return }
        _ = tasks.unretained(task)._withUnsafeGuaranteedRef { $0.number.load(ordering: .relaxed) }
    }

    /// The same, but some tasks have other bodies.
    ///
    /// - Parameter count: The number of tasks.
    func replacing(_ others: [Int: TaskBody], count: Int) -> TaskBodies {
        guard !others.isEmpty else { return self }
        return TaskBodies(
            of: TaskList((0..<count).map { task in others[task].map { ErasedTask($0) } ?? tasks[task & mask] }))
    }
}

extension ErasedTask {
    /// What holds a body for other tasks.
    fileprivate convenience init(_ body: TaskBody) {
        self.init(
            name: "", place: SourcePlace(file: #fileID, line: #line), inputs: TaskInputs(), output: Slot<Void>.self,
            body: body)
    }
}
