/// Where each value of a run lies in the run's one block of memory.
// `@unchecked`: the tables are written before `init` returns and never again.
final class SlotLayout: @unchecked Sendable {
    /// Size and alignment of the block, in bytes.
    let size: Int
    let alignment: Int
    private let memory: PlanMemory<UInt32>
    /// Where the offsets of each task begin, and at the end where the last ones end.
    private let starts: UnsafePointer<UInt32>
    /// For each task, the offsets of its inputs and behind them that of its output, all tasks in one list.
    private let offsets: UnsafePointer<UInt32>

    /// The largest block that offsets can address, in bytes.
    static let sizeLimit = Int(UInt32.max)

    /// Makes the layout of tasks whose values are all placed.
    init(_ writer: SlotWriter) {
        precondition(writer.task == writer.taskLimit, "the output of every task is placed")
        memory = writer.memory
        starts = UnsafePointer(writer.starts)
        offsets = UnsafePointer(writer.offsets)
        size = writer.size
        alignment = writer.alignment
    }

    /// Where the offsets of a task begin: its inputs, then its output.
    @inline(__always)
    func offsets(of task: Int) -> UnsafePointer<UInt32> {
        offsets + Int(starts[task])
    }

    /// The number of inputs of a task.
    func inputCount(of task: Int) -> Int {
        Int(starts[task + 1] - starts[task]) - 1
    }

    /// The place of a task's output.
    func outputOffset(of task: Int) -> Int {
        Int(offsets[Int(starts[task + 1]) - 1])
    }
}
