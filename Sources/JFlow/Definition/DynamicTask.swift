/// A task that is wired by name, for workflows that are known only when the program runs: read from files, generated.
///
/// Where the compiler can see the wiring, prefer `task(_:_:body:)`, which it checks.
public struct DynamicTask: Sendable {
    /// The task's name, unique in its workflow.
    public var name: String
    /// The names of the tasks whose values the body gets, in order.
    public var dependencies: [String]
    /// How long the task usually takes, for those who watch it.
    public var expected: Duration?
    /// The function: the values of the dependencies in, the task's value out.
    public var body: @Sendable ([any Sendable]) async throws -> any Sendable

    /// Defines a task.
    ///
    /// - Parameters:
    ///   - name: The task's name, unique in its workflow.
    ///   - dependencies: The names of the tasks whose values the body gets, in order.
    ///   - expected: How long the task usually takes.
    ///   - body: The function; called at most once in a run, on any thread.
    public init(
        _ name: String, dependencies: [String] = [], expected: Duration? = nil,
        body: @escaping @Sendable ([any Sendable]) async throws -> any Sendable
    ) {
        self.name = name
        self.dependencies = dependencies
        self.expected = expected
        self.body = body
    }
}
