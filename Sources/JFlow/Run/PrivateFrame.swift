/// Copies of a task's inputs and a place for its output, apart from those of the run: for a body that may be left behind
/// and then must neither read what has been destroyed nor write where others read.
// `@unchecked`: used by the one body that it is made for, and by whoever called that body after it has ended.
final class PrivateFrame: @unchecked Sendable {
    private let memory: UnsafeMutableRawPointer
    private let offsets: UnsafeMutablePointer<UInt32>
    private let inputs: [any SlotValue.Type]
    private let output: any SlotValue.Type
    private let task: Int

    init(_ task: Int, plan: Plan, values: ValueBlock) {
        self.task = task
        let definition = plan.tasks[task]
        inputs = definition.inputs.map(\.slot)
        output = definition.output
        offsets = .allocate(capacity: inputs.count + 1)
        var (size, alignment) = (0, 16)
        for (index, slot) in (inputs + [output]).enumerated() {
            let layout = slot.layout
            let offset = (size + layout.alignment - 1) / layout.alignment * layout.alignment
            offsets[index] = UInt32(truncatingIfNeeded: offset)
            size = offset + max(layout.size, 1)
            alignment = max(alignment, layout.alignment)
        }
        memory = .allocate(byteCount: size, alignment: alignment)
        for index in inputs.indices {
            inputs[index].copy(from: values.input(index, of: task), to: memory + Int(offsets[index]))
        }
    }

    deinit {
        for index in inputs.indices { inputs[index].destroy(memory + Int(offsets[index])) }
        memory.deallocate()
        offsets.deallocate()
    }

    /// Where the body finds its inputs and leaves its output.
    var frame: TaskFrame { TaskFrame(values: memory, offsets: UnsafePointer(offsets), task: task) }

    /// Moves the output to its place in the run.
    func deliver(to place: UnsafeMutableRawPointer) {
        output.move(from: memory + Int(offsets[inputs.count]), to: place)
    }
}
