/// An event as it is kept until somebody reads it: as plain bits where it tells what nearly all events tell, otherwise
/// as the place of the whole event in a list. Bits are stored, moved on and forgotten without a look at them, and take
/// half of the memory of an event, which is fetched for each one.
struct EventRecord {
    private enum Kind: UInt8 {
        case ready, started
        /// With nothing to tell but the state and the value.
        case finished
        /// Anything else: the bits are the place of the event.
        case other
    }

    private enum Value: UInt8 { case none, int, double, bool, void }

    private let sequence: Int
    /// In nanoseconds.
    private let time: Int
    private var bits: UInt64
    private let task: Int32
    private let kind: Kind
    private let state: TaskState
    private let value: Value

    private init(
        _ sequence: Int, _ time: Int, _ kind: Kind, task: Int = 0, state: TaskState = .ready,
        _ value: Value = .none, bits: UInt64 = 0
    ) {
        self.sequence = sequence
        self.time = time
        self.bits = bits
        self.task = Int32(truncatingIfNeeded: task)
        self.kind = kind
        self.state = state
        self.value = value
    }

    /// A task has all that it needs.
    @inline(__always)
    static func ready(_ task: Int, _ sequence: Int, at time: Int) -> EventRecord {
        EventRecord(sequence, time, .ready, task: task, state: .ready)
    }

    /// A task's body is called.
    @inline(__always)
    static func started(_ task: Int, _ sequence: Int, at time: Int) -> EventRecord {
        EventRecord(sequence, time, .started, task: task, state: .running)
    }

    /// A task reached its final state as is usual for that; `nil` for a value that is no plain bits.
    @inline(__always)
    static func finished(
        _ task: Int, _ state: TaskState, _ brief: borrowing ValueBrief?, _ sequence: Int, at time: Int
    ) -> EventRecord? {
        let (value, bits): (Value, UInt64)
        switch brief {
        case nil: (value, bits) = (.none, 0)
        case .int(let int): (value, bits) = (.int, UInt64(bitPattern: Int64(int)))
        case .double(let double): (value, bits) = (.double, double.bitPattern)
        case .bool(let bool): (value, bits) = (.bool, bool ? 1 : 0)
        case .void: (value, bits) = (.void, 0)
        case .words, .text: return nil
        }
        return EventRecord(sequence, time, .finished, task: task, state: state, value, bits: bits)
    }

    /// An event that stands in a list.
    static func other(at place: Int) -> EventRecord {
        EventRecord(0, 0, .other, bits: UInt64(place))
    }

    /// The same for a list in which other events stand before.
    func behind(_ count: Int) -> EventRecord {
        var moved = self
        if kind == .other { moved.bits += UInt64(count) }
        return moved
    }

    /// The event.
    ///
    /// - Parameter others: The list.
    func event(_ others: [Event]) -> Event {
        switch kind {
        case .ready: Event(sequence: sequence, time: .nanoseconds(time), kind: .ready(task: Int(task)))
        case .started: Event(sequence: sequence, time: .nanoseconds(time), kind: .started(task: Int(task)))
        case .finished:
            Event(
                sequence: sequence, time: .nanoseconds(time),
                kind: .finished(task: Int(task), TaskEnd(usual: state, brief: brief)))
        case .other: others[Int(bits)]
        }
    }

    private var brief: ValueBrief? {
        switch value {
        case .none: nil
        case .int: .int(Int(Int64(bitPattern: bits)))
        case .double: .double(Double(bitPattern: bits))
        case .bool: .bool(bits == 1)
        case .void: .void
        }
    }
}
