/// The order in which the consumer of a mapping gets its results.
public enum ElementOrder: Sendable, Hashable {
    /// In the order of the collection; a slow element holds back those behind it.
    case index
    /// As they come.
    case completion
}

/// The results of a mapping, given to its consumer as they come: the place of each element, and its output.
///
/// ```swift
/// let total = mapping("total", over: urls, limit: 4) { url in
///     try await page(at: url).count
/// } consume: { results in
///     var total = 0
///     for try await (_, count) in results { total += count }
///     return total
/// }
/// ```
///
/// No more than twice as many elements as run at once are under way or wait for the consumer, so that memory does not
/// grow with their number when the consumer is slow. The sequence throws ``MappingFailure`` when elements failed, and
/// `CancellationError` when the task was cancelled. It is read once, by one reader at a time.
public struct ElementResults<Value: Sendable>: AsyncSequence, Sendable {
    /// The element's place in the collection, from 0, and its output.
    public typealias Element = (index: Int, value: Value)

    let source: ElementSource<Value>

    /// The results that have not been read yet.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(source: source)
    }

    /// Reads the results one after another.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let source: ElementSource<Value>
        private var isAtEnd = false

        init(source: ElementSource<Value>) {
            self.source = source
        }

        /// The next result, or `nil` after the last one.
        ///
        /// - Throws: ``MappingFailure`` once, when no more results can come because elements failed;
        ///   `CancellationError` when the task was cancelled.
        public mutating func next() async throws -> Element? {
            guard !isAtEnd else { return nil }
            if let next = try await source.next() { return next }
            isAtEnd = true
            return nil
        }
    }
}

/// The elements of a mapping whose outputs a consumer takes as they come.
@usableFromInline
final class ElementSource<Output: Sendable>: Sendable {
    private let outputs: ElementOutputs<Output>
    private let channel: ElementChannel
    private let run: ElementRun

    @usableFromInline
    init(
        count: Int, _ settings: ElementSettings, order: ElementOrder, work: (ElementOutputs<Output>) -> ElementWork
    ) {
        let slotCount = max(1, min(settings.limit, count)) * 2
        outputs = ElementOutputs(slotCount: slotCount)
        channel = ElementChannel(count: count, slotCount: slotCount, order: order)
        run = ElementRun(count: count, settings, channel: channel, work: work(outputs))
    }

    deinit {
        for slot in channel.untakenSlots { _ = outputs.take(at: slot) }
    }

    @usableFromInline var results: ElementResults<Output> { ElementResults(source: self) }

    /// Runs the elements; returns when those that were started have ended.
    @usableFromInline
    func complete() async {
        // To the end: what arrives late must find somebody who destroys it.
        defer { withExtendedLifetime(self) {} }
        _ = await run.complete()
    }

    func next() async throws -> (index: Int, value: Output)? {
        switch await channel.take() {
        case .output(let place): return (place.index, outputs.take(at: place.slot))
        case .cancelled: throw CancellationError()
        case .end(let isWhole):
            switch run.end {
            case .failed(let failure): throw failure
            case .cancelled where !isWhole: throw CancellationError()
            case .cancelled, .completed: return nil
            }
        }
    }
}
