/// Places the values of the tasks of a plan, one task after the other.
struct SlotWriter {
    /// A table of starts and a list of offsets.
    let memory: PlanMemory<UInt32>
    let starts: UnsafeMutablePointer<UInt32>
    let offsets: UnsafeMutablePointer<UInt32>
    let taskLimit: Int
    private let offsetLimit: Int
    /// The task whose inputs are placed now.
    private(set) var task = 0
    private var count = 0
    private(set) var size = 0
    private(set) var alignment = 16

    /// Begins with the first task.
    ///
    /// - Parameters:
    ///   - taskLimit: The number of tasks.
    ///   - inputLimit: The most inputs that all tasks have together.
    init(taskLimit: Int, inputLimit: Int) {
        memory = PlanMemory(capacity: 2 * taskLimit + 1 + inputLimit)
        starts = memory.numbers
        offsets = starts + taskLimit + 1
        self.taskLimit = taskLimit
        offsetLimit = taskLimit + inputLimit
        starts[0] = 0
    }

    /// The next input of the task is the value of a task before it.
    @inline(__always)
    mutating func addInput(valueOf dependency: Int) {
        precondition(UInt(bitPattern: dependency) < UInt(bitPattern: task), "a task stands behind what it needs")
        write(offsets[Int(starts[dependency + 1]) - 1])
    }

    /// The next input of the task is a value of its own.
    mutating func addInput(_ slot: any SlotValue.Type) {
        write(place(slot.layout))
    }

    /// The task has all its inputs; places its output and goes on to the next task.
    @inline(__always)
    mutating func endTask(output layout: (size: Int, alignment: Int)) {
        precondition(task < taskLimit, "a layout has no more tasks than it was made for")
        write(place(layout))
        task += 1
        starts[task] = UInt32(truncatingIfNeeded: count)
    }

    @inline(__always)
    private mutating func write(_ offset: UInt32) {
        precondition(count < offsetLimit, "a layout has no more inputs than it was made for")
        offsets[count] = offset
        count += 1
    }

    @inline(__always)
    private mutating func place(_ layout: (size: Int, alignment: Int)) -> UInt32 {
        // An alignment is a power of two.
        let offset = (size + layout.alignment - 1) & ~(layout.alignment - 1)
        size = offset + max(layout.size, 1)
        alignment = max(alignment, layout.alignment)
        return UInt32(truncatingIfNeeded: offset)
    }
}
