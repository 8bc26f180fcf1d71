// What a run, a derived workflow or an embedded one can put in the place of a task, beside arguments and values.

extension TaskDefinition {
    /// Puts another task in the place of this one: what depends on this task takes the value of the other, and neither
    /// this task nor what only it would have needed runs.
    ///
    /// ```swift
    /// let load = task("load", Parameter<String>("path")) { path in try read(path) }
    /// let count = task("count", load) { text in text.count }
    /// let shortText = task("shortText") { "two words" }
    ///
    /// let workflow = try Workflow(count)
    /// let nine = try await workflow.run(load.replaced(by: shortText))
    /// ```
    ///
    /// Where the other task gets its arguments is its own affair: it may depend on any tasks, also on those of the
    /// workflow, but not on the one that it replaces. Its values are cached under its own name and version.
    ///
    /// For one run the plan is compiled anew, in a time that grows with the workflow; ``Workflow/replacing(_:)`` does
    /// so once for many runs.
    public func replaced(by other: some Dependency<Value>) -> EntryPoint {
        EntryPoint(replacing: erased, by: other.input, isOutside: false)
    }

    /// Takes the value of this task from a task outside, where a workflow that holds this one is embedded in another.
    ///
    /// ```swift
    /// let greeting = try greetings.embedded(as: "greeting", createPerson.provided(by: findPerson))
    /// ```
    ///
    /// The other task stays where it is: it does not become a part of the group, as one that is given with
    /// ``replaced(by:)`` does. In a run and in a derived workflow both mean the same.
    public func provided(by other: some Dependency<Value>) -> EntryPoint {
        EntryPoint(replacing: erased, by: other.input, isOutside: true)
    }
}

extension EntryPoint {
    init(replacing task: ErasedTask, by other: TaskInput, isOutside: Bool) {
        guard let replacement = other.dependency else {
            preconditionFailure("a dependency is a task, made by `task(…)` or `@Task`")
        }
        self.init(task: task, kind: .replacement(replacement, isOutside: isOutside))
    }

    /// Means the task within an embedded workflow, not the one of the workflow itself.
    ///
    /// ```swift
    /// let left = try greetings.embedded(as: "left")
    /// let right = try greetings.embedded(as: "right")
    /// let both = try Workflow(task("both", left, right) { $0 + $1 })
    /// let text = try await both.run(createPerson("Ann").within("left"), createPerson("Bob").within("right"))
    /// ```
    ///
    /// - Parameter embeddings: The names under which the workflow is embedded, the outermost first.
    public func within(_ embeddings: String...) -> EntryPoint {
        var entryPoint = self
        entryPoint.scope = embeddings + scope
        return entryPoint
    }
}

extension AnyTask {
    /// Gives the task's value, as ``TaskDefinition/value(_:)`` does.
    public func value(_ value: Value) -> EntryPoint {
        EntryPoint(task: task, kind: .value { frame, index in frame.set(value, at: index) })
    }

    /// Puts another task in the place of this one, as ``TaskDefinition/replaced(by:)`` does.
    public func replaced(by other: some Dependency<Value>) -> EntryPoint {
        EntryPoint(replacing: task, by: other.input, isOutside: false)
    }

    /// Takes the value of this task from a task outside, as ``TaskDefinition/provided(by:)`` does.
    public func provided(by other: some Dependency<Value>) -> EntryPoint {
        EntryPoint(replacing: task, by: other.input, isOutside: true)
    }
}
