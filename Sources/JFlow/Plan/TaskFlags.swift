/// What is out of the ordinary about a task, as far as scheduling and calling it are concerned.
struct TaskFlags: OptionSet, Sendable {
    let rawValue: UInt8

    /// Looked up in a cache before it starts.
    static let isCached = TaskFlags(rawValue: 1)
    /// Runs only with a permit of its pool.
    static let isPooled = TaskFlags(rawValue: 2)
    /// Needs some of its dependencies only if a condition or a failure says so.
    static let isConditional = TaskFlags(rawValue: 4)
    /// Has something for its consumers if it has no value of its own.
    static let isTolerant = TaskFlags(rawValue: 8)
    /// Its value is closed after the last consumer.
    static let isResource = TaskFlags(rawValue: 16)
    /// Its body may be called again.
    static let isRetried = TaskFlags(rawValue: 32)
    /// Its time is limited.
    static let isTimed = TaskFlags(rawValue: 64)
    /// Its body asks for the context of the run.
    static let needsContext = TaskFlags(rawValue: 128)

    /// Whether the body is more than one call: the worker cannot call it in place.
    var needsCare: Bool { !isDisjoint(with: [.isCached, .isRetried, .isTimed, .needsContext]) }
}
