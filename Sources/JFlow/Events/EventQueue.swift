/// The storage of an ``EventStream``, and the reader that waits for it to fill.
struct EventQueue: ~Copyable {
    enum Batch {
        case empty
        case events([Event])
        case ended
    }

    /// What was taken out of a queue, to be put together outside its lock.
    struct Taken: ~Copyable {
        fileprivate let pending: ArraySlice<Event>
        fileprivate let backlog: EventBacklog

        consuming func events() -> [Event] {
            let pending = pending
            let events = backlog.events()
            return pending.isEmpty ? events : pending + events
        }
    }

    /// The run that keeps what it tells until somebody comes for it.
    var source: RunExecution?
    private let detailCapacity: Int
    private var backlog: EventBacklog
    /// Events of later runs, which came in one batch with the end of an earlier one.
    private var pending: ArraySlice<Event> = []
    private var waiter: CheckedContinuation<Void, Never>?
    private var isEnded = false

    init(detailCapacity: Int) {
        self.detailCapacity = detailCapacity
        backlog = EventBacklog(detailCapacity: detailCapacity)
    }

    /// Adds events and says whether the queue was empty before.
    ///
    /// - Parameter areChanges: Whether all of them are changes of state.
    @inline(__always)
    mutating func append(_ events: EventChunk, areChanges: Bool) -> Bool {
        let wasEmpty = backlog.isEmpty
        if areChanges {
            backlog.append(changes: events)
        } else {
            for event in events.events { backlog.append(event) }
        }
        return wasEmpty
    }

    /// Empties the queue.
    mutating func drain() -> Taken {
        var taken = EventBacklog(detailCapacity: detailCapacity)
        swap(&taken, &backlog)
        defer { pending = [] }
        return Taken(pending: pending, backlog: taken)
    }

    /// The next batch of an asynchronous reader; after the last event of a run comes one `.ended`.
    mutating func takeBatch() -> Batch {
        if isEnded {
            isEnded = false
            return .ended
        }
        if pending.isEmpty { pending = drain().events()[...] }
        guard !pending.isEmpty else { return .empty }
        guard let end = pending.firstIndex(where: { $0.kind.isRunFinished }) else {
            defer { pending = [] }
            return .events(Array(pending))
        }
        isEnded = true
        defer { pending = pending[(end + 1)...] }
        return .events(Array(pending[...end]))
    }

    /// Keeps a reader waiting, unless there is something to read.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
        precondition(waiter == nil, "an event stream has one reader at a time")
        guard backlog.isEmpty, pending.isEmpty, !isEnded else { return true }
        waiter = continuation
        return false
    }

    mutating func takeWaiter() -> CheckedContinuation<Void, Never>? {
        defer { waiter = nil }
        return waiter
    }

    /// Ends the sequence of a cancelled reader.
    mutating func cancel() -> CheckedContinuation<Void, Never>? {
        isEnded = true
        return takeWaiter()
    }
}

extension Event.Kind {
    /// Whether the run has ended with this.
    package var isRunFinished: Bool {
        if case .runFinished = self { true } else { false }
    }
}
