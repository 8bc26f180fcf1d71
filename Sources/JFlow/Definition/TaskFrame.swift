/// Where the body of a task finds its inputs and leaves its output: typed slots in one block of memory a run.
///
/// Only code that the engine makes from a typed definition touches one; the definition's types are the proof that
/// each slot holds what is read from it.
@frozen
public struct TaskFrame {
    @usableFromInline let values: UnsafeMutableRawPointer
    /// The offsets in bytes of the inputs, in the order of the parameters, and of the output behind them.
    @usableFromInline let offsets: UnsafePointer<UInt32>

    @inlinable
    init(values: UnsafeMutableRawPointer, offsets: UnsafePointer<UInt32>) {
        self.values = values
        self.offsets = offsets
    }

    @inlinable
    func input<Value>(_ index: Int, as type: Value.Type = Value.self) -> Value {
        (values + Int(offsets[index])).assumingMemoryBound(to: Value.self).pointee
    }

    @inlinable
    func setOutput<Value>(_ value: consuming Value, at index: Int) {
        (values + Int(offsets[index])).assumingMemoryBound(to: Value.self).initialize(to: value)
    }
}
