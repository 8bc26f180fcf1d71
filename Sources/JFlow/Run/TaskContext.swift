/// What a running body can tell those who watch, and what it can ask about itself.
///
/// ```swift
/// let download = task("download", list) { list in
///     for (index, file) in list.enumerated() {
///         TaskContext.current.log("fetching \(file)")
///         TaskContext.current.reportProgress(Double(index) / Double(list.count))
///     }
/// }
/// ```
///
/// Without an observer both cost next to nothing, and the message is not even made. A context may be kept and used by
/// other Swift tasks; what arrives after the end of the run is not told.
///
/// A body has a context of its own only in a run that has an observer or an interceptor. Elsewhere, and outside any
/// body, ``current`` is one that tells nobody and knows nothing: its name is empty.
public struct TaskContext: Sendable {
    /// The context of a body that was bound for it alone.
    @TaskLocal static var bound: Source?

    /// Where the context of a body is found.
    enum Source: Sendable {
        case own(TaskContext)
        /// At the place of its worker.
        case worker(ContextPlace)
    }

    /// The context of the body that is running, or one that tells nobody.
    public static var current: TaskContext {
        switch bound {
        case nil: TaskContext()
        case .own(let context): context
        case .worker(let place): place.context
        }
    }

    private(set) var run: RunExecution?
    /// The task's index in the run's ``PlanDescription``.
    public private(set) var task = 0
    /// Which attempt of the task this is, from 1.
    public private(set) var attempt = 1

    init() {}

    init(run: RunExecution, task: Int, attempt: Int) {
        self.run = run
        self.task = task
        self.attempt = attempt
    }

    /// Whether somebody watches.
    public var isObserved: Bool { run?.isObserved == true }

    /// Writes a log line.
    ///
    /// - Parameter message: The line, made only if somebody watches.
    public func log(_ message: @autoclosure () -> String) {
        guard let run, run.isObserved else { return }
        run.tell(.logged(task: task, message: message()))
    }

    /// Says how far the task is.
    ///
    /// - Parameter fraction: From 0 to 1; what lies outside is moved to the nearer end.
    public func reportProgress(_ fraction: Double) {
        guard let run, run.isObserved else { return }
        run.tell(.progressed(task: task, fraction: fraction.isNaN ? 0 : min(1, max(0, fraction))))
    }
}

// Looked up in the plan when somebody asks, so that making a context copies an index and a reference.
extension TaskContext {
    /// The task's name.
    public var taskName: String { run?.plan.name(of: task) ?? "" }

    /// What the task's author marked it with.
    public var tags: [String] { run?.plan.attributes(of: task).tags ?? [] }

    /// The names of the tasks that it depends on, in the order of its parameters, each once.
    public var dependencies: [String] {
        guard let plan = run?.plan else { return [] }
        return plan.graph.dependencies(of: task).map { plan.name(of: Int($0)) }
    }

    /// The indices of the tasks that it depends on, in the same order.
    package var dependencyIndices: [Int] {
        run?.plan.graph.dependencies(of: task).map { Int($0) } ?? []
    }

    /// The name of the workflow that is run.
    public var workflowName: String { run?.plan.name ?? "" }

    /// What the caller of the run said about it in ``RunOptions/metadata``.
    public var metadata: [String: String] { run?.metadata ?? [:] }
}
