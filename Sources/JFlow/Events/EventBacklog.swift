/// Events that nobody has read yet: changes of state without loss, details in a ring.
struct EventBacklog: ~Copyable {
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

    /// How many changes of state are stored together: to grow an array of all of them would mean to move them. The first
    /// chunk is small, for those who read often.
    private static let chunkSize = 512
    private static let firstChunkSize = 64

    private let detailCapacity: Int
    /// The changes of state; only the last chunk has room.
    private var chunks: [EventChunk] = []
    /// The last one, without a reference that would be counted at each use.
    private var lastChunk: Unmanaged<EventChunk>?
    private var changeCount = 0
    private var details: [Detail] = []
    /// Where the oldest detail stands once the ring is full.
    private var oldestDetail = 0
    /// One for each run that lost details, the oldest first.
    private var losses: [Loss] = []
    /// How many runs have begun.
    private var runCount = 0

    init(detailCapacity: Int) {
        self.detailCapacity = detailCapacity
    }

    var isEmpty: Bool { changeCount == 0 && details.isEmpty }

    /// Adds events that are all changes of state.
    @inline(__always)
    mutating func append(changes: EventChunk) {
        changeCount += changes.count
        chunk(for: changes.count)._withUnsafeGuaranteedRef { $0.append(changes) }
    }

    /// Adds an event.
    mutating func append(_ event: Event) {
        if case .runStarted = event.kind { runCount += 1 }
        if event.kind.isDetail {
            appendDetail(Detail(event: event, position: changeCount, run: runCount))
        } else {
            changeCount += 1
            chunk(for: 1)._withUnsafeGuaranteedRef { $0.append(event) }
        }
    }

    /// All of them, in order, what was lost at its place.
    consuming func events() -> [Event] {
        // The library writes the count of an array of nothing into the one that all share, which the thread sanitizer sees.
        if isEmpty { return [] }
        let (count, chunks) = (changeCount, chunks)
        let changes = [Event](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            guard var place = buffer.baseAddress else { return }
            for chunk in chunks { place = chunk.write(to: place) }
            initializedCount = count
        }
        return details.isEmpty ? changes : merged(changes, with: orderedDetails)
    }

    @inline(__always)
    private mutating func chunk(for count: Int) -> Unmanaged<EventChunk> {
        if let lastChunk, lastChunk._withUnsafeGuaranteedRef({ $0.freeCount >= count }) { return lastChunk }
        return addChunk(for: count)
    }

    @inline(never)
    private mutating func addChunk(for count: Int) -> Unmanaged<EventChunk> {
        let size = chunks.isEmpty ? Self.firstChunkSize : Self.chunkSize
        let chunk = EventChunk(capacity: max(size, count))
        chunks.append(chunk)
        lastChunk = .passUnretained(chunk)
        return .passUnretained(chunk)
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

    private func merged(_ changes: [Event], with details: [Detail]) -> [Event] {
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

    /// Whether it is a change of state: neither a detail nor the beginning of a run.
    var isChange: Bool {
        switch self {
        case .logged, .progressed, .element, .runStarted: false
        default: true
        }
    }
}
