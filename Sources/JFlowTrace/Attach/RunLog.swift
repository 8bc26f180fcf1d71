import JFlow
import NIOCore
import Synchronization
import TraceFormat

/// What has happened in one run, for viewers that read it at their own pace; lives on the event loop of the viewers.
///
/// All changes of state are kept, which the plan bounds, and of log lines, progress and elements the last ones.
final class RunLog {
    /// How far a viewer has read.
    struct Place {
        fileprivate var changeCount = 0
        fileprivate var detailCount = 0
        /// How many details were read or told as lost.
        fileprivate var weight = 0
        fileprivate var loss: Event?
    }

    private struct Detail {
        let event: Event
        /// How many details there were up to this one, those included that the run's own stream had lost.
        let weight: Int
        let byteCount: Int
    }

    let run: WatchedRun
    private var stream: EventStream?
    private var changes: [Event] = []
    private var details = CircularBuffer<Detail>()
    private var lostDetailCount = 0
    private var lastLost: Detail?
    private var byteCount = 0
    private var weight = 0
    private var mode = RunMode.running
    /// When the run was known to have ended.
    private(set) var end: WallTime?

    /// The most bytes of the details that are kept.
    private static let byteLimit = 1 << 23

    init(_ run: WatchedRun) {
        self.run = run
    }

    /// What is run; `nil` before anything of it was read.
    var description: RunDescription? {
        guard case .runStarted(let description) = changes.first?.kind else { return nil }
        return description
    }

    /// How the run has ended.
    var state: RunState? {
        guard case .runFinished(let state) = changes.last?.kind else { return nil }
        return state
    }

    /// What it does, or how it has ended, in a word.
    var word: String {
        if let state { return state.rawValue }
        return switch mode {
        case .running, .stepping, .cancelling: "running"
        case .held: "held"
        case .paused, .pausedBefore: "paused"
        }
    }

    // MARK: Writing

    /// Whether the log is told of news: only then it keeps the stream of the run in use.
    var isWatched: Bool {
        get { stream != nil }
        set {
            guard state == nil || !newValue else { return }
            run.isWatched.store(newValue, ordering: .sequentiallyConsistent)
            stream = newValue ? run.stream : nil
        }
    }

    /// Takes in what has happened meanwhile.
    func update() {
        guard state == nil, let stream = stream ?? run.stream else { return }
        for event in stream.drain() { append(event) }
        guard state != nil else { return }
        end = .now
        isWatched = false
    }

    private func append(_ event: Event) {
        // A stream that its owner uses for several runs, one after the other, is not one of ours.
        guard state == nil else { return }
        if case .modeChanged(let mode) = event.kind { self.mode = mode }
        guard let detailWeight = event.kind.detailWeight else { return changes.append(event) }
        weight += detailWeight
        let detail = Detail(event: event, weight: weight, byteCount: event.kind.byteCount)
        details.append(detail)
        byteCount += detail.byteCount
        while details.count > RunRegistry.detailCapacity || byteCount > Self.byteLimit {
            lastLost = details.removeFirst()
            byteCount -= lastLost?.byteCount ?? 0
            lostDetailCount += 1
        }
    }

    // MARK: Reading

    /// The next events behind a place, in sequence, at most so many; none if there are no more.
    ///
    /// - Parameter passesOverDetails: Whether all details that are there now are counted as lost.
    func next(_ count: Int, behind place: inout Place, passesOverDetails: Bool) -> [Event] {
        takeLoss(&place, passesOverDetails)
        var events: [Event] = []
        while events.count < count, let event = next(behind: &place) { events.append(event) }
        return events
    }

    private func takeLoss(_ place: inout Place, _ passesOverDetails: Bool) {
        let lost = passesOverDetails ? details.last ?? lastLost : lastLost
        guard let lost, lost.weight > place.weight, place.loss == nil else { return }
        let end = passesOverDetails ? lostDetailCount + details.count : lostDetailCount
        guard place.detailCount < end else { return }
        place.loss = Event(
            sequence: lost.event.sequence, time: lost.event.time, kind: .dropped(count: lost.weight - place.weight))
        place.detailCount = end
        place.weight = lost.weight
    }

    private func next(behind place: inout Place) -> Event? {
        let change = place.changeCount < changes.count ? changes[place.changeCount] : nil
        let detailIndex = place.detailCount - lostDetailCount
        let detail = detailIndex < details.count ? details[offset: detailIndex] : nil
        let first = [change?.sequence, place.loss?.sequence, detail?.event.sequence].compactMap { $0 }.min()
        switch first {
        case nil: return nil
        case place.loss?.sequence:
            defer { place.loss = nil }
            return place.loss
        case change?.sequence:
            place.changeCount += 1
            return change
        default:
            place.detailCount += 1
            place.weight = detail?.weight ?? place.weight
            return detail?.event
        }
    }
}

extension CircularBuffer {
    fileprivate subscript(offset offset: Int) -> Element { self[index(startIndex, offsetBy: offset)] }
}

extension Event.Kind {
    /// How many details an event stands for; `nil` for a change of state.
    fileprivate var detailWeight: Int? {
        switch self {
        case .logged, .progressed, .element: 1
        case .dropped(let count): count
        default: nil
        }
    }

    /// About how much memory it takes.
    fileprivate var byteCount: Int {
        switch self {
        case .logged(_, let message): 64 + message.utf8.count
        case .element(_, let report): 64 + (report.error?.utf8.count ?? 0)
        default: 64
        }
    }
}
