/// What happened to one element of a task that maps a collection.
///
/// Of up to 256 elements each start and each end is told. Of more, 64 reports at once and then about 200 a second are,
/// and beside them the end of each element whose start was told, the first 1,000 failures, and the end of the last
/// element: a million elements are no flood. A slow observer may miss some of these reports; as each carries the count,
/// the next one makes up for them.
public struct ElementReport: Sendable, Hashable {
    /// The error of a failed element, in words.
    public let error: String?
    // Events are stored by the million, so numbers take half a word.
    private let index32: UInt32
    private let endedCount32: UInt32
    private let count32: UInt32
    /// The element's state: running, done, cached, failed or cancelled.
    public let state: TaskState

    /// Makes the report of an element, as a reader of recorded events does.
    public init(index: Int, state: TaskState, endedCount: Int, count: Int, error: String? = nil) {
        index32 = UInt32(clamping: index)
        self.state = state
        endedCount32 = UInt32(clamping: endedCount)
        count32 = UInt32(clamping: count)
        self.error = error
    }

    /// The element's place in the collection, from 0.
    public var index: Int { Int(index32) }
    /// How many elements have ended so far, this one included.
    public var endedCount: Int { Int(endedCount32) }
    /// How many elements there are.
    public var count: Int { Int(count32) }
}
