/// The gate before an element of a mapping starts; made by the run where somebody steers it.
protocol ElementGate: Sendable {
    /// Whether elements start without asking. Read before each element, on any thread: one load, no lock.
    var isOpen: Bool { get }

    /// Waits until one element may start; `false` when the Swift task that waits, or the run, was cancelled instead.
    func pass() async -> Bool
}
