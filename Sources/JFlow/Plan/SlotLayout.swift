/// Where each value of a run lies in the run's one block of memory.
// `@unchecked`: the two tables are written before `init` returns and never again.
final class SlotLayout: @unchecked Sendable {
    /// Size and alignment of the block, in bytes.
    let size: Int
    let alignment: Int
    /// For each task, the offsets of its inputs and behind them that of its output, all tasks in one array.
    private let offsets: UnsafeMutablePointer<UInt32>
    /// Where the offsets of each task begin, and at the end where the last ones end.
    private let starts: UnsafeMutablePointer<Int32>

    /// The largest block that offsets can address, in bytes.
    static let sizeLimit = Int(UInt32.max)

    init(offsets: [UInt32], starts: [Int32], size: Int, alignment: Int) {
        self.size = size
        self.alignment = alignment
        self.offsets = .allocate(capacity: max(1, offsets.count))
        self.offsets.initialize(from: offsets, count: offsets.count)
        self.starts = .allocate(capacity: starts.count)
        self.starts.initialize(from: starts, count: starts.count)
    }

    deinit {
        offsets.deallocate()
        starts.deallocate()
    }

    /// Where the offsets of a task begin: its inputs, then its output.
    @inline(__always)
    func offsets(of task: Int) -> UnsafePointer<UInt32> {
        UnsafePointer(offsets + Int(starts[task]))
    }

    /// The place of a task's output.
    func outputOffset(of task: Int) -> Int {
        Int(offsets[Int(starts[task + 1]) - 1])
    }
}
