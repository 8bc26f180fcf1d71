/// The inputs of a task, in the order of its parameters.
///
/// Up to three, as most tasks have, are stored in place, without an object of their own.
@usableFromInline
struct TaskInputs: RandomAccessCollection, Sendable {
    /// The first input, or what stands for all of them where there are more than three.
    private var first: TaskInput?
    private var second: TaskInput?
    private var third: TaskInput?
    // Half a word: each task holds its inputs, and a number behind them.
    private var inputCount: UInt32

    private static let fewInputs = 3

    @usableFromInline var startIndex: Int { 0 }
    @usableFromInline var endIndex: Int { Int(inputCount) }

    @usableFromInline
    init(_ first: TaskInput? = nil, _ second: TaskInput? = nil, _ third: TaskInput? = nil) {
        self.first = first
        self.second = second
        self.third = third
        inputCount = third != nil ? 3 : second != nil ? 2 : first != nil ? 1 : 0
    }

    @usableFromInline
    init(_ inputs: [TaskInput]) {
        let isMany = inputs.count > Self.fewInputs
        first = isMany ? TaskInput(all: inputs) : inputs.first
        second = isMany || inputs.count < 2 ? nil : inputs[1]
        third = isMany || inputs.count < 3 ? nil : inputs[2]
        inputCount = UInt32(inputs.count)
    }

    @usableFromInline
    subscript(index: Int) -> TaskInput {
        if let list { return list._withUnsafeGuaranteedRef { $0.inputs[index] } }
        let input = index == 0 ? first : index == 1 ? second : index == 2 ? third : nil
        guard let input else { preconditionFailure("a task has no input \(index)") }
        return input
    }

    /// The task that provides an input, without a reference of its own; `nil` for a parameter.
    @inline(__always)
    func unretainedDependency(_ index: Int) -> Unmanaged<ErasedTask>? {
        if let list { return list._withUnsafeGuaranteedRef { $0.inputs[index].unretainedDependency } }
        return index == 0
            ? first?.unretainedDependency : index == 1 ? second?.unretainedDependency : third?.unretainedDependency
    }

    /// The inputs, where there are more than few.
    @inline(__always)
    private var list: Unmanaged<InputList>? {
        inputCount > Self.fewInputs ? first?.unretainedList : nil
    }

    /// Gives all references away: the tasks among the inputs come behind those that are there.
    mutating func moveDependencies(to tasks: inout [ErasedTask]) {
        if let list { list._withUnsafeGuaranteedRef { tasks += $0.inputs.lazy.compactMap(\.dependency) } }
        if let task = first.take()?.dependency { tasks.append(task) }
        if let task = second.take()?.dependency { tasks.append(task) }
        if let task = third.take()?.dependency { tasks.append(task) }
        inputCount = 0
    }
}
