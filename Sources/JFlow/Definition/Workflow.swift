/// Some goals, and everything that they need, compiled once and run any number of times, also at the same time.
///
/// ```swift
/// let workflow = try Workflow(sayHi, sayHiTwice)
/// let (once, twice) = try await workflow.run(createPerson("Joe Mama"))
/// ```
public struct Workflow<each Goal: Sendable>: Sendable {
    /// Compiles the plan for some goals.
    ///
    /// - Parameters:
    ///   - goals: The tasks whose values a run returns, in this order.
    ///   - name: The workflow's name for those who watch its runs.
    ///   - cache: Where tasks marked ``TaskDefinition/cached(version:)`` keep their values between runs.
    /// - Throws: ``WorkflowError/invalidWorkflow(_:)`` with all problems found.
    public init<each D: TaskArgument>(
        _ goals: repeat each D, name: String = "workflow", cache: any TaskCache = MemoryCache()
    ) throws(WorkflowError) where repeat each Goal == (each D).Value {
        fatalError()
    }

    /// The plan in words and numbers.
    public var description: PlanDescription { fatalError() }

    /// Runs what the goals need, and returns their values.
    ///
    /// - Parameters:
    ///   - entryPoints: Arguments and ready values for this run.
    ///   - options: How to run; see ``RunOptions``.
    /// - Throws: ``WorkflowError``.
    public func run(
        _ entryPoints: EntryPoint..., options: RunOptions = RunOptions()
    ) async throws(WorkflowError) -> (repeat each Goal) {
        fatalError()
    }
}
