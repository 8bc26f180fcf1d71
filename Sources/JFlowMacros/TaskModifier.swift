/// What `@Task(…)` says about a task beside its function. The macro reads how it is written; a value of it does nothing.
public struct TaskModifier: Sendable {
    /// The value is kept in the workflow's cache; all arguments must be `Hashable`. See
    /// ``TaskDefinition/cached(version:)``.
    public static let cached = TaskModifier()

    /// The value is kept in the workflow's cache under a version, to be changed when the function changes its meaning.
    public static func cached(version: String) -> TaskModifier { TaskModifier() }

    /// How long the task usually takes, for those who watch it. See ``TaskDefinition/expected(_:)``.
    public static func expected(_ duration: Duration) -> TaskModifier { TaskModifier() }
}
