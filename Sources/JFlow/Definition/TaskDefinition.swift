/// A task: a plain function, synchronous or asynchronous, throwing or not, and where its arguments come from.
///
/// Make one with ``task(_:_:body:)-(_,_,()->Output)`` and its overloads, or let the macro `@Task` make it. A task *is*
/// its definition: two definitions of one name are two tasks, and one workflow cannot hold both.
///
/// The generic parameters are the type of the value, the types of the arguments that no other task provides, as a
/// tuple, and the types of all arguments.
public struct TaskDefinition<Output: Sendable, Plain, each Argument: Sendable>: TaskArgument {
    /// The type of the task's value.
    public typealias Value = Output

    let erased: ErasedTask
    let function: TaskFunction<Output, repeat each Argument>
    var hashArguments: (@Sendable (repeat each Argument) -> [AnyHashable])?

    @usableFromInline
    init(
        erased: ErasedTask, function: TaskFunction<Output, repeat each Argument>,
        hashArguments: (@Sendable (repeat each Argument) -> [AnyHashable])? = nil
    ) {
        self.erased = erased
        self.function = function
        self.hashArguments = hashArguments
    }

    /// The task's name.
    public var name: String { erased.name }

    /// This task as an input of another one.
    public var input: TaskInput { TaskInput(dependency: erased) }
}
