/// The values of one run, each in its slot of one block of memory.
///
/// Which slots hold a value follows from the stages of the tasks, so the block keeps no flags of its own.
// `@unchecked`: a slot is written by the one body that owns it, before the scheduler is told so under the run's lock;
// only then do others read it. The owner of the run destroys the values when nothing is under way any more.
// A structure whose owner gives its memory back: an object of its own would be one more allocation for each run.
struct ValueBlock: @unchecked Sendable {
    private let layout: SlotLayout
    private let memory: UnsafeMutableRawPointer

    init(layout: SlotLayout) {
        self.layout = layout
        memory = .allocate(byteCount: layout.size, alignment: layout.alignment)
    }

    /// Gives the memory back; the values in it have been destroyed, and nobody comes for them any more.
    func deallocate() {
        memory.deallocate()
    }

    /// The inputs and the output of a task.
    @inline(__always)
    func frame(of task: Int) -> TaskFrame {
        TaskFrame(values: memory, offsets: layout.offsets(of: task), task: task)
    }

    /// The place of a task's output.
    func output(of task: Int) -> UnsafeMutableRawPointer {
        memory + layout.outputOffset(of: task)
    }

    /// The place of an input of a task.
    func input(_ index: Int, of task: Int) -> UnsafeMutableRawPointer {
        memory + Int(layout.offsets(of: task)[index])
    }

    /// A copy of a task's value, of the type that its definition proves.
    func value<Value>(of task: Int, as type: Value.Type) -> Value {
        output(of: task).assumingMemoryBound(to: Value.self).pointee
    }
}
