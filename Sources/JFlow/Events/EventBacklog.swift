/// Events that nobody has read yet: changes of state without loss, details in a ring.
struct EventBacklog {
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

    /// How many changes of state are stored together: to grow an array of all of them would mean to move them.
    private static let chunkSize = 512

    private let detailCapacity: Int
    private var fullChunks: [[Event]] = []
    /// The changes of state behind those in full chunks.
    private var changes: [Event] = []
    private var fullCount = 0
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

    var isEmpty: Bool { changes.isEmpty && fullChunks.isEmpty && details.isEmpty }

    /// Adds events.
    ///
    /// - Parameter areChanges: Whether all of them are changes of state of tasks.
    mutating func append(_ events: [Event], areChanges: Bool) {
        if changes.count >= Self.chunkSize { beginChunk() }
        if areChanges {
            changes += events
        } else {
            for event in events { append(event) }
        }
    }

    /// All of them, in order, what was lost at its place.
    var events: [Event] {
        if details.isEmpty { return allChanges }
        return merged(allChanges, with: orderedDetails)
    }

    private mutating func append(_ event: Event) {
        if case .runStarted = event.kind { runCount += 1 }
        if event.kind.isDetail {
            appendDetail(Detail(event: event, position: fullCount + changes.count, run: runCount))
        } else {
            changes.append(event)
        }
    }

    private mutating func beginChunk() {
        fullCount += changes.count
        fullChunks.append(changes)
        changes = []
        changes.reserveCapacity(Self.chunkSize)
    }

    private var allChanges: [Event] {
        if fullChunks.isEmpty { return changes }
        var all: [Event] = []
        all.reserveCapacity(fullCount + changes.count)
        for chunk in fullChunks { all += chunk }
        return all + changes
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

    /// Whether it is a change of state of a task.
    var isChange: Bool {
        switch self {
        case .ready, .started, .finished, .retrying, .fallingBack, .waiting, .closed: true
        default: false
        }
    }
}
