/// For which arguments a shared value was opened: others have one of their own.
// `@unchecked`: the arguments came in as `Sendable` values and are never changed; `AnyHashable` forgets that.
struct SharedKey: Hashable, @unchecked Sendable {
    private let arguments: [AnyHashable]

    /// - Parameter arguments: Each is `Hashable`, as the definition's type says.
    init(_ arguments: [any Sendable]) {
        self.arguments = arguments.map { argument in
            guard let argument = argument as? any Hashable else {
                preconditionFailure("a task whose arguments are not all Hashable cannot be shared")
            }
            return AnyHashable(argument)
        }
    }
}

/// Who holds a lease: one attempt of one task in one run.
struct LeaseHolder: Hashable, Sendable {
    let run: ObjectIdentifier
    let task: Int
    let attempt: Int

    init(run: ObjectIdentifier, task: Int, attempt: Int) {
        self.run = run
        self.task = task
        self.attempt = attempt
    }

    /// The one whose body or closing function is running.
    static var current: LeaseHolder {
        let context = TaskContext.current
        guard let run = context.run else {
            preconditionFailure("what runs share is opened and given back by runs")
        }
        return LeaseHolder(run: ObjectIdentifier(run), task: context.task, attempt: context.attempt)
    }
}
