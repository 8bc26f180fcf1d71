/// The storage of an ``EventStream``: state changes without loss, details in a ring.
struct EventQueue {
    enum Batch {
        case empty
        case events([Event])
        case ended
    }

    private let detailCapacity: Int
    /// A log line or progress, and where it belongs.
    private struct Detail {
        let event: Event
        /// How many changes of state stand before it. Its number would not tell: each run counts from 0.
        let position: Int
        let run: Int
    }

    /// The details that one run lost: the last of them, and how many.
    private struct Loss {
        var last: Detail
        var count: Int
    }

    private var changes: [Event] = []
    private var details: [Detail] = []
    /// Where the oldest detail stands once the ring is full.
    private var oldestDetail = 0
    /// One for each run that lost details, the oldest first.
    private var losses: [Loss] = []
    /// How many runs have begun.
    private var runCount = 0
    /// Events of later runs, which came in one batch with the end of an earlier one.
    private var pending: ArraySlice<Event> = []
    private var waiter: CheckedContinuation<Void, Never>?
    private var isEnded = false

    init(detailCapacity: Int) {
        self.detailCapacity = detailCapacity
    }

    /// Adds an event and says whether the queue was empty before.
    mutating func append(_ event: Event) -> Bool {
        let wasEmpty = changes.isEmpty && details.isEmpty
        if case .runStarted = event.kind { runCount += 1 }
        if event.kind.isDetail {
            appendDetail(Detail(event: event, position: changes.count, run: runCount))
        } else {
            changes.append(event)
        }
        return wasEmpty
    }

    mutating func drain() -> [Event] {
        guard !pending.isEmpty else { return drainQueue() }
        defer { pending = [] }
        return pending + drainQueue()
    }

    private mutating func drainQueue() -> [Event] {
        defer {
            changes.removeAll(keepingCapacity: changes.count < 4_096)
            details.removeAll(keepingCapacity: true)
            oldestDetail = 0
            losses = []
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
        if pending.isEmpty { pending = drain()[...] }
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
        guard changes.isEmpty, details.isEmpty, pending.isEmpty, !isEnded else { return true }
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

    private mutating func appendDetail(_ detail: Detail) {
        guard details.count == detailCapacity else { return details.append(detail) }
        lose(details[oldestDetail])
        details[oldestDetail] = detail
        oldestDetail = (oldestDetail + 1) % detailCapacity
    }

    private mutating func lose(_ detail: Detail) {
        let count = losses.last.map { $0.last.run == detail.run ? $0.count : 0 } ?? 0
        if count > 0 { losses.removeLast() }
        losses.append(Loss(last: detail, count: count + 1))
    }

    /// What is left of the details in the order in which they came, each loss where its last detail stood.
    private var orderedDetails: [Detail] {
        let notices = losses.map { loss in
            let last = loss.last
            return Detail(
                event: Event(
                    sequence: last.event.sequence, time: last.event.time, kind: .dropped(count: loss.count)),
                position: last.position, run: last.run)
        }
        return notices + details[oldestDetail...] + details[..<oldestDetail]
    }

    private func merged(with details: [Detail]) -> [Event] {
        var result: [Event] = []
        result.reserveCapacity(changes.count + details.count)
        var next = 0
        for detail in details {
            result += changes[next..<detail.position]
            result.append(detail.event)
            next = detail.position
        }
        return result + changes[next...]
    }
}

extension Event.Kind {
    /// Whether an event of this kind may be dropped for a slow observer.
    var isDetail: Bool {
        switch self {
        case .logged, .progressed, .element: true
        default: false
        }
    }

    var isRunFinished: Bool {
        if case .runFinished = self { true } else { false }
    }
}
