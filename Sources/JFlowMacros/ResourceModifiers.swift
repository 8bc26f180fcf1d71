extension TaskModifier {
    /// The value is closed after its last consumer has ended. See ``TaskDefinition/closing(_:)``.
    ///
    /// ```swift
    /// @Task(.closing { await $0.close() })
    /// func database(settings: Settings = Depends(settings)) async throws -> Database { try await Database(settings) }
    /// ```
    ///
    /// Or with a function: `.closing(closeDatabase)`.
    ///
    /// - Parameter close: Ends what the function began.
    public static func closing<Value>(_ close: (Value) async -> Void) -> TaskModifier { TaskModifier() }

    /// The same, where the closure does not say of which type its parameter is.
    @_disfavoredOverload
    public static func closing(_ close: (TaskValue) async -> Void) -> TaskModifier { TaskModifier() }

    /// The value is opened by the first run that needs it, shared by all runs, and closed by `await $database.close()`. See
    /// ``TaskDefinition/shared(closing:)``.
    ///
    /// ```swift
    /// @Task(.shared { await $0.close() }) func database() async throws -> Database { try await Database() }
    /// ```
    ///
    /// - Parameter close: Ends what the function began.
    public static func shared<Value>(closing close: (Value) async -> Void) -> TaskModifier { TaskModifier() }

    /// The same, where the closure does not say of which type its parameter is.
    @_disfavoredOverload
    public static func shared(closing close: (TaskValue) async -> Void) -> TaskModifier { TaskModifier() }
}

/// Stands for the value of a task in a closure of an attribute, whose type the compiler cannot know there: it has every
/// member and can be called in every way. What is wrong in the closure is found when the macro has put it where it belongs.
@dynamicMemberLookup
@dynamicCallable
public struct TaskValue: Sendable {
    /// Any member.
    public subscript(dynamicMember name: String) -> TaskValue { self }

    /// Any call.
    public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) async throws {}

    /// Any call whose result is used.
    @_disfavoredOverload
    public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) async throws -> TaskValue {
        self
    }
}
