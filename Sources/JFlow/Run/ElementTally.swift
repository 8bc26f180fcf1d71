/// Which elements of a mapping have no output, and why no more of them start.
struct ElementTally: Sendable {
    private let stopsAtFailure: Bool
    private(set) var failed: [MappingFailure.FailedElement] = []
    /// Elements that were claimed and neither have an output nor failed.
    private(set) var unfinished: [Int] = []
    /// How many elements had been claimed when no more were to start; `nil` as long as they do.
    private(set) var claimedCount: Int?
    private(set) var isCancelled = false

    init(stopsAtFailure: Bool) {
        self.stopsAtFailure = stopsAtFailure
    }

    var isStopped: Bool { claimedCount != nil }

    /// What became of an element whose body threw, and whether that stops the others.
    enum Verdict { case failed, failedAndStops, cancelled }

    /// The body of an element threw. After a stop it is taken for a sign of its cancellation, whatever it says.
    mutating func threw(_ index: Int, _ error: any Error) -> Verdict {
        guard !isStopped else {
            unfinished.append(index)
            return .cancelled
        }
        failed.append(MappingFailure.FailedElement(index: index, error: error))
        return stopsAtFailure ? .failedAndStops : .failed
    }

    /// An element that was claimed did not start.
    mutating func skipped(_ index: Int) { unfinished.append(index) }

    /// No more elements start.
    mutating func stopped(claimedCount: Int) { self.claimedCount = self.claimedCount ?? claimedCount }

    mutating func cancelled() { isCancelled = true }

    /// How a mapping of `count` elements ended.
    func end(count: Int) -> ElementsEnd {
        if isCancelled, !stopsAtFailure || failed.isEmpty {
            if !unfinished.isEmpty || claimedCount.map({ $0 < count }) ?? false { return .cancelled }
        }
        return failed.isEmpty ? .completed : .failed(failure(count: count))
    }

    func failure(count: Int) -> MappingFailure {
        MappingFailure(failedElements: failed.sorted { $0.index < $1.index }, count: count)
    }

    /// The elements that were claimed and have no output, in order.
    var withoutOutput: [Int] { (unfinished + failed.map(\.index)).sorted() }
}
