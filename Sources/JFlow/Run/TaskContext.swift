/// What a running body can tell those who watch.
public struct TaskContext: Sendable {
    /// The context of the body that is running, or one that tells nobody when there is no observer.
    public static var current: TaskContext { TaskContext() }

    /// Writes a log line.
    public func log(_ message: @autoclosure () -> String) {}

    /// Says how far the task is, from 0 to 1.
    public func reportProgress(_ fraction: Double) {}
}
