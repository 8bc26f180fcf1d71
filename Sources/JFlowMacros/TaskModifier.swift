/// What `@Task(…)` says about a task beside its function. The macro reads how it is written; a value of it does nothing.
public struct TaskModifier: Sendable {
    /// The value is kept in the workflow's cache; all arguments must be `Hashable`. See
    /// ``TaskDefinition/cached(version:timeToLive:errors:cost:)``.
    public static let cached = TaskModifier()

    /// The value is kept in the workflow's cache under a version, to be changed when the function changes its meaning, and
    /// for a time. See ``TaskDefinition/cached(version:timeToLive:errors:cost:)``.
    public static func cached(
        version: String = "", timeToLive: Duration? = nil, errors: ErrorRetention = .forget
    ) -> TaskModifier { TaskModifier() }

    /// The value is kept in the workflow's cache, and takes as much of its room as the closure says, whose parameter has
    /// the type of the value: `cost: { (page: Page) in page.size }`.
    public static func cached<Value>(
        version: String = "", timeToLive: Duration? = nil, errors: ErrorRetention = .forget, cost: (Value) -> Int
    ) -> TaskModifier { TaskModifier() }

    /// How long the task usually takes, for those who watch it. See ``TaskDefinition/expected(_:)``.
    public static func expected(_ duration: Duration) -> TaskModifier { TaskModifier() }

    /// The task is drawn within a group; the outermost comes first. See ``TaskDefinition/grouped(_:)``.
    public static func grouped(_ group: String...) -> TaskModifier { TaskModifier() }

    /// The task is marked with words for those who watch it. See ``TaskDefinition/tagged(_:)``.
    public static func tagged(_ tags: String...) -> TaskModifier { TaskModifier() }
}
