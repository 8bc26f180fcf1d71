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
        @usableFromInline let source: ElementSource<Value>
        @usableFromInline var isAtEnd = false

        init(source: ElementSource<Value>) {
            self.source = source
        }

        /// The next result, or `nil` after the last one.
        ///
        /// - Throws: ``MappingFailure`` when no more results can come because elements failed; `CancellationError` when
        ///   the task, or the reader while it waited, was cancelled.
        @inlinable
        public mutating func next() async throws -> Element? {
            guard !isAtEnd else { return nil }
            isAtEnd = true
            guard let place = try await source.next() else { return nil }
            isAtEnd = false
            return (place.index, source.outputs.take(at: place.slot))
        }
    }
}
