/// The outputs of the elements of a mapping, each in a slot of one block of memory.
@usableFromInline
// `@unchecked`: a slot is written by the one loop that claimed it, and read only after that loop has ended or has told
// so under a lock.
final class ElementOutputs<Output: Sendable>: @unchecked Sendable {
    @usableFromInline let memory: UnsafeMutablePointer<Output>
    @usableFromInline let slotCount: Int

    @inlinable
    init(slotCount: Int) {
        self.slotCount = slotCount
        memory = .allocate(capacity: slotCount)
    }

    /// Frees the memory; what is left in it has been taken or destroyed.
    @inlinable
    deinit {
        memory.deallocate()
    }

    /// Leaves an output in an empty slot.
    @inlinable
    func put(_ output: consuming Output, at slot: Int) {
        (memory + slot).initialize(to: output)
    }

    /// Takes one output out of its slot.
    @inlinable
    func take(at slot: Int) -> Output {
        (memory + slot).move()
    }

    /// Takes all outputs; every slot has one.
    @inlinable
    func takeAll() -> [Output] {
        // The array is made at the end: until then a failure may leave holes, which an array cannot have.
        Array(unsafeUninitializedCapacity: slotCount) { buffer, count in
            buffer.baseAddress?.moveInitialize(from: memory, count: slotCount)
            count = slotCount
        }
    }

    /// Destroys the outputs in the first slots but for some that are empty, in order.
    @inlinable
    func destroy(first count: Int, except empty: [Int]) {
        var start = 0
        for slot in empty + [count] {
            (memory + start).deinitialize(count: slot - start)
            start = slot + 1
        }
    }
}
