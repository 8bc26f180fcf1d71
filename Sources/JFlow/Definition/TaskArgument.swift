/// What a parameter of a task is bound to: another task, or a ``Parameter`` that is given when the run starts.
public protocol TaskArgument<Value>: Sendable {
    /// The type of the parameter.
    associatedtype Value: Sendable

    /// The same without its type. Made by the engine only.
    var input: TaskInput { get }
}

/// What a parameter of a task is bound to when its value comes from another task of the same run.
public protocol Dependency<Value>: TaskArgument {}

extension Dependency {
    /// The task whose own value this is.
    var task: ErasedTask {
        guard let task = input.dependency, ObjectIdentifier(task.output) == ObjectIdentifier(Slot<Value>.self) else {
            preconditionFailure(
                """
                “\(input.parameterName)” is no task of its own here, only what another task makes for its consumers: \
                name that task, or define one that takes this value and returns it
                """)
        }
        return task
    }
}

/// A parameter of a task that no other task provides: its value is given at the start of a run.
///
/// ```swift
/// let createPerson = task("createPerson", Parameter<String>("name")) { name in Person(name: name) }
/// ```
public struct Parameter<Value: Sendable>: TaskArgument {
    /// The parameter's name, used in messages.
    public let name: String

    /// Makes a parameter.
    public init(_ name: String) {
        self.name = name
    }

    /// The same without its type.
    public var input: TaskInput { TaskInput(parameter: name, slot: Slot<Value>.self) }
}

/// An input of a task without its type: a dependency or a named parameter.
public struct TaskInput: Sendable {
    // One word, because each task holds all of its inputs.
    private enum Source {
        case task(ErasedTask)
        case parameter(ErasedParameter)
        /// What stands for all inputs of a task where there are more than few.
        case list(InputList)
    }

    private let source: Source

    /// What stands for several inputs.
    init(all inputs: [TaskInput]) {
        source = .list(InputList(inputs))
    }

    /// The inputs that this one stands for, without a reference of its own.
    @inline(__always)
    var unretainedList: Unmanaged<InputList>? {
        if case .list(let list) = source { .passUnretained(list) } else { nil }
    }

    init(parameter name: String, slot: any SlotValue.Type) {
        source = .parameter(ErasedParameter(name: name, slot: slot))
    }

    @usableFromInline
    init(dependency: ErasedTask) {
        source = .task(dependency)
    }

    /// The task that provides the value, or `nil` for a parameter.
    var dependency: ErasedTask? {
        if case .task(let task) = source { task } else { nil }
    }

    /// The same without a reference of its own.
    var unretainedDependency: Unmanaged<ErasedTask>? {
        if case .task(let task) = source { .passUnretained(task) } else { nil }
    }

    /// The name of the parameter, or of the task that provides the value.
    var parameterName: String {
        switch source {
        case .task(let task): task.name
        case .parameter(let parameter): parameter.name
        case .list: preconditionFailure("a list of inputs is no input")
        }
    }

    var slot: any SlotValue.Type {
        switch source {
        case .task(let task): task.output
        case .parameter(let parameter): parameter.slot
        case .list: preconditionFailure("a list of inputs is no input")
        }
    }

    /// The same input fed by another task whose value has the same type, or by nobody.
    func fed(by task: ErasedTask?) -> TaskInput {
        task.map { TaskInput(dependency: $0) } ?? TaskInput(parameter: parameterName, slot: slot)
    }
}

/// A parameter of a task without its type.
private final class ErasedParameter: Sendable {
    let name: String
    let slot: any SlotValue.Type

    init(name: String, slot: any SlotValue.Type) {
        self.name = name
        self.slot = slot
    }
}

/// The inputs of a task that has many.
final class InputList: Sendable {
    let inputs: [TaskInput]

    init(_ inputs: [TaskInput]) {
        self.inputs = inputs
    }
}
