/// What a cached value is kept under: which task, in which version, with which arguments.
public struct CacheKey: Sendable, Hashable {
    // `@unchecked`: the value came in as `any Sendable` and is never changed; `AnyHashable` forgets that.
    /// One argument, comparable with others.
    public struct Argument: Hashable, @unchecked Sendable {
        /// The argument itself.
        public let value: AnyHashable

        /// Wraps an argument.
        public init<Value: Hashable & Sendable>(_ value: Value) {
            self.value = AnyHashable(value)
        }

        init?(erased: any Sendable) {
            guard let value = erased as? any Hashable else { return nil }
            self.value = AnyHashable(value)
        }
    }

    /// The task's name.
    public let task: String
    /// The version that its author gave it.
    public let version: String
    /// All arguments of the call, those from dependencies included, in the order of the parameters.
    public let arguments: [Argument]

    /// Makes a key.
    public init(task: String, version: String, arguments: [Argument]) {
        self.task = task
        self.version = version
        self.arguments = arguments
    }
}
