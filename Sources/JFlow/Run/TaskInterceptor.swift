/// Is called around each body of a run, once an attempt, on the thread that runs it.
///
/// ```swift
/// struct Timing: TaskInterceptor {
///     func intercept(_ context: TaskContext, body: () async throws -> Void) async throws {
///         let start = ContinuousClock.now
///         defer { print(context.taskName, start.duration(to: .now)) }
///         try await body()
///     }
/// }
/// ```
///
/// It must call the body exactly once and pass on what it throws; task-locals that it binds hold within the body.
public protocol TaskInterceptor: Sendable {
    /// Does something before and after a body.
    ///
    /// - Parameters:
    ///   - context: Which task this is, in which run, and in which attempt.
    ///   - body: The body; its value goes where the engine needs it.
    /// - Throws: What the body throws. An error of its own fails the task.
    func intercept(_ context: TaskContext, body: () async throws -> Void) async throws
}
