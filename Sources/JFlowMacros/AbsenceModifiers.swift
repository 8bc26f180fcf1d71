// What consumers get when a task has no value, and whether it runs at all. Tasks are named as in `Depends`: by their
// functions, or with `on:` when they were made by `task(…)`.

extension TaskModifier {
    /// Consumers get `nil` if the task has no value: their parameter is an optional. See ``TaskDefinition/optional()``.
    ///
    /// ```swift
    /// @Task(.optional) func ads() async throws -> Ads { try await fetchAds() }
    /// @Task func page(results: Results = Depends(results), ads: Ads? = Depends(ads)) -> Page { Page(results, ads) }
    /// ```
    public static let optional = TaskModifier()

    /// The task runs only if the task of another function says so; otherwise consumers get `nil`, as they do if it fails:
    /// their parameter is an optional. See ``TaskDefinition/when(_:)``.
    ///
    /// ```swift
    /// @Task func isMember(user: User = Depends(user)) -> Bool { user.isMember }
    /// @Task(.when(isMember)) func discount(user: User = Depends(user)) async throws -> Int { 20 }
    /// @Task func price(discount: Int? = Depends(discount)) -> Int { 100 - (discount ?? 0) }
    /// ```
    ///
    /// - Parameter predicate: A function marked `@Task`.
    public static func when<each Argument>(
        _ predicate: (repeat each Argument) async throws -> Bool
    ) -> TaskModifier { TaskModifier() }

    /// The task runs only if the task of another function says so; otherwise consumers get a value that is given here, as
    /// they do if it fails. See ``TaskDefinition/when(_:otherwise:)``.
    ///
    /// ```swift
    /// @Task(.when(isMember, otherwise: 0)) func discount(user: User = Depends(user)) async throws -> Int { 20 }
    /// @Task func price(discount: Int = Depends(discount)) -> Int { 100 - discount }
    /// ```
    public static func when<Value, each Argument>(
        _ predicate: (repeat each Argument) async throws -> Bool, otherwise value: Value
    ) -> TaskModifier { TaskModifier() }

    /// The same with a task made by `task(…)` that decides.
    public static func when(on predicate: some Dependency<Bool>) -> TaskModifier { TaskModifier() }

    /// The same with a task made by `task(…)` that decides.
    public static func when<Value>(
        on predicate: some Dependency<Bool>, otherwise value: Value
    ) -> TaskModifier { TaskModifier() }

    /// Consumers get this value if the task has none of its own. See ``TaskDefinition/fallback(_:)``.
    ///
    /// The value names its type, as nothing else here tells it: `.fallback(Ads.none)`, not `.fallback(.none)`.
    public static func fallback<Value>(_ value: Value) -> TaskModifier { TaskModifier() }

    /// Consumers get the value of the task of another function, which runs only then, if this one has none of its own. See
    /// ``TaskDefinition/fallback(to:)``.
    ///
    /// ```swift
    /// @Task func ownNews() -> [String] { ["nothing new"] }
    /// @Task(.fallback(to: ownNews)) func news() async throws -> [String] { try await fetchNews() }
    /// ```
    ///
    /// - Parameter function: A function marked `@Task` with the same result.
    public static func fallback<Value, each Argument>(
        to function: (repeat each Argument) async throws -> Value
    ) -> TaskModifier { TaskModifier() }

    /// Consumers get the value of a task made by `task(…)`, which runs only then, if this one has none of its own.
    public static func fallback(on task: some Dependency) -> TaskModifier { TaskModifier() }
}
