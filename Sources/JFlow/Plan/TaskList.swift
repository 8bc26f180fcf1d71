/// The definitions of a plan, in its order.
///
/// A plan is held by few references: those who are there hold all others, so that a list of 100,000 tasks need not touch
/// each of them when it is made, and again when it goes.
struct TaskList: RandomAccessCollection, Sendable {
    private let tasks: [Unmanaged<ErasedTask>]
    private let holders: [ErasedTask]

    /// Lists tasks.
    ///
    /// - Parameter holders: Tasks that are listed, or that hold those that are: as dependencies, or theirs in turn.
    init(_ tasks: UnsafeBufferPointer<Unmanaged<ErasedTask>>, heldBy holders: [ErasedTask]) {
        self.tasks = Array(tasks)
        self.holders = holders
    }

    /// Lists tasks, and holds each.
    init(_ tasks: [ErasedTask]) {
        self.tasks = tasks.map { .passUnretained($0) }
        holders = tasks
    }

    var startIndex: Int { 0 }
    var endIndex: Int { tasks.count }

    subscript(index: Int) -> ErasedTask { tasks[index].takeUnretainedValue() }

    /// A task without a reference of its own.
    @inline(__always)
    func unretained(_ index: Int) -> Unmanaged<ErasedTask> { tasks[index] }
}
