/// The storage of an ``EventStream``: state changes without loss, details in a ring.
struct EventQueue {
    enum Batch {
        case empty
        case events([Event])
        case ended
    }

    private let detailCapacity: Int
    private var changes: [Event] = []
    private var details: [Event] = []
    /// Where the oldest detail stands once the ring is full.
    private var oldestDetail = 0
    private var droppedCount = 0
    private var lastDropped: Event?
    private var waiter: CheckedContinuation<Void, Never>?
    private var isEnded = false

    init(detailCapacity: Int) {
        self.detailCapacity = detailCapacity
    }

    /// Adds an event and says whether the queue was empty before.
    mutating func append(_ event: Event) -> Bool {
        let wasEmpty = changes.isEmpty && details.isEmpty
        if event.kind.isDetail {
            appendDetail(event)
        } else {
            changes.append(event)
        }
        return wasEmpty
    }

    mutating func drain() -> [Event] {
        defer {
            changes.removeAll(keepingCapacity: changes.count < 4_096)
            details.removeAll(keepingCapacity: true)
            oldestDetail = 0
            droppedCount = 0
            lastDropped = nil
        }
        if details.isEmpty { return changes }
        return merged(with: orderedDetails)
    }

    /// The next batch of an asynchronous reader; after the last event of a run comes one `.ended`.
    mutating func takeBatch() -> Batch {
        if isEnded {
            isEnded = false
            return .ended
        }
        let events = drain()
        guard let last = events.last else { return .empty }
        if case .runFinished = last.kind { isEnded = true }
        return .events(events)
    }

    /// Keeps a reader waiting, unless there is something to read.
    mutating func wait(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
        precondition(waiter == nil, "an event stream has one reader at a time")
        guard changes.isEmpty, details.isEmpty, !isEnded else { return true }
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

    private mutating func appendDetail(_ event: Event) {
        guard details.count == detailCapacity else { return details.append(event) }
        lastDropped = details[oldestDetail]
        droppedCount += 1
        details[oldestDetail] = event
        oldestDetail = (oldestDetail + 1) % detailCapacity
    }

    private var orderedDetails: [Event] {
        let kept = Array(details[oldestDetail...] + details[..<oldestDetail])
        guard let lastDropped else { return kept }
        let notice = Event(
            sequence: lastDropped.sequence, time: lastDropped.time, kind: .dropped(count: droppedCount))
        return [notice] + kept
    }

    private func merged(with details: [Event]) -> [Event] {
        var result: [Event] = []
        result.reserveCapacity(changes.count + details.count)
        var next = details.startIndex
        for change in changes {
            while next < details.endIndex, details[next].sequence < change.sequence {
                result.append(details[next])
                next += 1
            }
            result.append(change)
        }
        return result + details[next...]
    }
}

extension Event.Kind {
    /// Whether an event of this kind may be dropped for a slow observer.
    var isDetail: Bool {
        switch self {
        case .logged, .progressed: true
        default: false
        }
    }
}
