/// A task of which only the type of its value is known, so that different tasks fit in one array or variable.
///
/// ```swift
/// let parts: [AnyTask<Int>] = [AnyTask(lines), AnyTask(words)]
/// let total = task("total", all: parts) { $0.reduce(0, +) }
/// ```
public struct AnyTask<Value: Sendable>: Dependency {
    /// This task as an input of another one.
    public let input: TaskInput

    /// Forgets what a task takes.
    public init(_ task: some Dependency<Value>) {
        input = task.input
    }

    init(erased: ErasedTask) {
        input = TaskInput(dependency: erased)
    }
}
