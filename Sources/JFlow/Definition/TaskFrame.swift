/// Where the body of a task finds its inputs and leaves its output: typed slots in one block of memory a run.
///
/// Only code that the engine makes from a typed definition touches one; the definition's types are the proof that
/// each slot holds what is read from it.
@frozen
@usableFromInline
struct TaskFrame {
    @usableFromInline let values: UnsafeMutableRawPointer
    /// The offsets in bytes of the inputs, in the order of the parameters, and of the output behind them.
    @usableFromInline let offsets: UnsafePointer<UInt32>
    /// The number of the task in its plan, for a body that many tasks have.
    @usableFromInline let task: Int

    @inlinable
    init(values: UnsafeMutableRawPointer, offsets: UnsafePointer<UInt32>, task: Int) {
        self.values = values
        self.offsets = offsets
        self.task = task
    }

    @inlinable
    func input<Value>(_ index: Int, as type: Value.Type = Value.self) -> Value {
        (values + Int(offsets[index])).assumingMemoryBound(to: Value.self).pointee
    }

    /// The first `count` inputs, which are of one type.
    @inlinable
    func inputs<Value>(_ count: Int, of type: Value.Type = Value.self) -> [Value] {
        (0..<count).map { input($0) }
    }

    /// Where an input lies, or the output behind them.
    func address(_ index: Int) -> UnsafeMutableRawPointer {
        values + Int(offsets[index])
    }

    @inlinable
    func set<Value>(_ value: consuming Value, at index: Int) {
        (values + Int(offsets[index])).assumingMemoryBound(to: Value.self).initialize(to: value)
    }
}

/// Reads the inputs of a frame one after the other, as a type pack is expanded.
@frozen
@usableFromInline
struct InputReader {
    @usableFromInline let frame: TaskFrame
    @usableFromInline var index = 0

    @inlinable
    init(_ frame: TaskFrame) {
        self.frame = frame
    }

    @inlinable
    mutating func next<Value>(as type: Value.Type) -> Value {
        defer { index += 1 }
        return frame.input(index)
    }
}
