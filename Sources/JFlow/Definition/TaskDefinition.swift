/// A task: a plain function, synchronous or asynchronous, throwing or not, and where its arguments come from.
///
/// Make one with `task(_:_:body:)`, or let the macro `@Task` make it. A task *is* its definition: two definitions of
/// one name are two tasks, and one workflow cannot hold both.
///
/// The generic parameters are the type of the value, the types of the arguments that no other task provides, as a
/// tuple, and the types of all arguments.
public struct TaskDefinition<Value: Sendable, Plain, each Argument: Sendable>: Dependency {
    // `Value` is the parameter itself, no alias of one: as an alias, the compiler keeps the whole type of a dependency
    // inside the type of its dependents, and compiling 30 tasks with two dependencies each takes minutes.

    @usableFromInline let erased: ErasedTask
    @usableFromInline let function: TaskFunction<Value, repeat each Argument>

    @inlinable
    init(erased: ErasedTask, function: TaskFunction<Value, repeat each Argument>) {
        self.erased = erased
        self.function = function
    }

    /// The task's name.
    public var name: String { erased.name }

    /// This task as an input of another one.
    @inlinable public var input: TaskInput { TaskInput(dependency: erased) }

    /// The same task with an estimate of how long it takes, for those who watch it.
    ///
    /// Like every changed definition it is a task of its own: use it in place of this one, not beside it.
    public func expected(_ duration: Duration) -> Self {
        changed { $0.expected = duration }
    }

    /// The same task marked with words for those who watch it, beside those that it has.
    ///
    /// Like every changed definition it is a task of its own.
    public func tagged(_ tags: String...) -> Self {
        changed { $0.tags += tags }
    }

    /// The same task drawn within a group, and not in that of before.
    ///
    /// ```swift
    /// let invoice = task("invoice", order) { order in Invoice(order) }.grouped("billing", "eu")
    /// ```
    ///
    /// A group is for those who watch: names stay unique in the whole workflow. Like every changed definition it is a
    /// task of its own.
    ///
    /// - Parameter group: The names of the groups, the outermost first.
    public func grouped(_ group: String...) -> Self {
        changed { $0.group = group }
    }

    func changed(_ change: (inout TaskAttributes) -> Void) -> Self {
        var attributes = erased.attributes
        change(&attributes)
        return Self(erased: erased.with(attributes), function: function)
    }
}
