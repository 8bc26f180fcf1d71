import Synchronization

/// An observer of runs: a queue that a run fills and that its owner empties when it likes.
///
/// ```swift
/// let events = EventStream()
/// let options = RunOptions(observers: [events])
/// async let result = workflow.run(options: options)
/// for await batch in events.batches { print(batch.count) }
/// ```
///
/// A slow owner never slows the run and never misses a change of state: there are at most four a task, so their
/// queue is bounded by the plan. Log lines and progress share a ring; what it had to drop is counted and reported in
/// sequence as ``Event/Kind/dropped(count:)``. One stream may observe several runs, one after another.
public final class EventStream: Sendable {
    private let queue: Mutex<EventQueue>
    /// Whether the ends of tasks tell their values in brief.
    let tellsValues: Bool
    private let wake: @Sendable (EventStream) -> Void

    /// Makes a stream.
    ///
    /// - Parameters:
    ///   - detailCapacity: How many undrained log lines and progress events are kept, at least 1.
    ///   - tellsValues: Whether the ends of tasks tell their values in brief (``TaskEnd/valueSummary``). Making a summary
    ///     of a structure or a collection takes microseconds; it is made for all observers of a run if one wants it.
    ///   - wake: Called, from any thread, when the first event enters an empty queue. It should return
    ///     at once, because a worker waits for it: write a byte to a pipe, resume a continuation. No lock is held, so
    ///     it may drain the stream or steer the run.
    public convenience init(
        detailCapacity: Int = 8_192, tellsValues: Bool = true, wake: @escaping @Sendable () -> Void = {}
    ) {
        self.init(detailCapacity: detailCapacity, tellsValues: tellsValues, wakeWithStream: { _ in wake() })
    }

    /// Makes a stream whose `wake` is told which stream it is, so that it need not hold it.
    package init(
        detailCapacity: Int, tellsValues: Bool, wakeWithStream wake: @escaping @Sendable (EventStream) -> Void
    ) {
        precondition(detailCapacity >= 1, "an event stream needs room for at least one log line")
        self.tellsValues = tellsValues
        queue = Mutex(EventQueue(detailCapacity: detailCapacity))
        self.wake = wake
    }

    /// Takes all events that have arrived since the last call, in sequence.
    public func drain() -> [Event] {
        fetch()
        return queue.withLock { $0.drain() }.events()
    }

    /// The events as an asynchronous sequence of non-empty batches, up to the end of the next run that ends.
    ///
    /// The sequence of a cancelled reader ends early and loses nothing: the next one goes on where it stopped. Two
    /// readers at a time are a programmer's error.
    public var batches: AsyncStream<[Event]> {
        AsyncStream { await self.nextBatch() }
    }

    /// A run keeps events for the stream, which comes for them.
    func setSource(_ run: RunExecution) {
        queue.withLock { $0.source = run }
    }

    /// The run keeps none any more.
    func removeSource(_ run: RunExecution) {
        queue.withLock { if $0.source === run { $0.source = nil } }
    }

    /// Has the run hand over what it keeps, and everything at once until the stream is not empty any more.
    private func fetch() {
        queue.withLock { $0.source }?.handOverEvents()
    }

    /// Adds events; the caller wakes the owner, outside its own locks, when told so.
    func append(_ events: EventChunk, areChanges: Bool) -> Bool {
        queue.withLock { $0.append(events, areChanges: areChanges) }
    }

    func wakeOwner() {
        wake(self)
        queue.withLock { $0.takeWaiter() }?.resume()
    }

    private func nextBatch() async -> [Event]? {
        while true {
            fetch()
            let batch = queue.withLock { $0.takeBatch() }
            switch batch {
            case .ended: return nil
            case .events(let events): return events
            case .empty: await waitForEvents()
            }
        }
    }

    private func waitForEvents() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = queue.withLock { $0.wait(continuation) }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            queue.withLock { $0.cancel() }?.resume()
        }
    }
}
