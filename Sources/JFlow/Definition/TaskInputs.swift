/// The inputs of a task, in the order of its parameters.
///
/// Up to three, as most tasks have, are stored in place, without an array of their own.
@usableFromInline
struct TaskInputs: RandomAccessCollection, Sendable {
    private var first: TaskInput?
    private var second: TaskInput?
    private var third: TaskInput?
    /// All of them, where there are more than three.
    private var many: [TaskInput]?
    @usableFromInline private(set) var endIndex: Int

    @usableFromInline var startIndex: Int { 0 }

    @usableFromInline
    init(_ first: TaskInput? = nil, _ second: TaskInput? = nil, _ third: TaskInput? = nil) {
        self.first = first
        self.second = second
        self.third = third
        many = nil
        endIndex = third != nil ? 3 : second != nil ? 2 : first != nil ? 1 : 0
    }

    @usableFromInline
    init(_ inputs: [TaskInput]) {
        endIndex = inputs.count
        let isMany = inputs.count > 3
        many = isMany ? inputs : nil
        first = isMany ? nil : inputs.first
        second = isMany || inputs.count < 2 ? nil : inputs[1]
        third = isMany || inputs.count < 3 ? nil : inputs[2]
    }

    @usableFromInline
    subscript(index: Int) -> TaskInput {
        if let many { return many[index] }
        let input = index == 0 ? first : index == 1 ? second : index == 2 ? third : nil
        guard let input else { preconditionFailure("a task has no input \(index)") }
        return input
    }

    /// The task that provides an input, without a reference of its own; `nil` for a parameter.
    func unretainedDependency(_ index: Int) -> Unmanaged<ErasedTask>? {
        if let many { return many[index].unretainedDependency }
        return index == 0
            ? first?.unretainedDependency : index == 1 ? second?.unretainedDependency : third?.unretainedDependency
    }

    /// Gives all references away: the tasks among the inputs come behind those that are there.
    mutating func moveDependencies(to tasks: inout [ErasedTask]) {
        if let task = first.take()?.dependency { tasks.append(task) }
        if let task = second.take()?.dependency { tasks.append(task) }
        if let task = third.take()?.dependency { tasks.append(task) }
        for input in many.take() ?? [] {
            if let task = input.dependency { tasks.append(task) }
        }
        endIndex = 0
    }
}
