/// What a running body can tell those who watch.
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
public struct TaskContext: Sendable {
    @TaskLocal static var bound: TaskContext?

    /// The context of the body that is running, or one that tells nobody.
    public static var current: TaskContext { bound ?? TaskContext() }

    private(set) var run: RunExecution?
    private(set) var task = 0
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
        if let run, run.isObserved { run.tell(.logged(task: task, message: message())) }
    }

    /// Says how far the task is.
    ///
    /// - Parameter fraction: From 0 to 1; what lies outside is moved to the nearer end.
    public func reportProgress(_ fraction: Double) {
        guard let run, run.isObserved else { return }
        run.tell(.progressed(task: task, fraction: fraction.isNaN ? 0 : min(1, max(0, fraction))))
    }
}
