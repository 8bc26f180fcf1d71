import Synchronization

/// The elements of one mapping in one run: loops claim them one after another, at most `limit` at once.
///
/// There is no Swift task for an element, only one for each loop (``ElementLoop``), and a loop is started when there
/// is a thread for it.
@usableFromInline
final class ElementRun: Sendable {
    /// What changes in the course of it, apart from the number of the next element.
    struct Progress: Sendable {
        var tally: ElementTally
        var loops: ElementLoops
    }

    let count: Int
    let work: ElementWork
    /// Where the outputs go if a consumer takes them as they come; otherwise they stay in their slots.
    let channel: ElementChannel?
    let gate: (any ElementGate)?
    let reporter: ElementReporter?
    let time: RunTime
    private let limit: Int
    private let progress: Mutex<Progress>
    private let next = Atomic(0)

    /// What `next` is when no more elements start.
    private static let stopped = Int.max / 2

    @usableFromInline
    convenience init(count: Int, _ settings: ElementSettings, channel: ElementChannel? = nil, work: ElementWork) {
        let host = ElementHost.current
        self.init(
            count: count, settings, channel: channel, gate: host?.gate,
            reporter: host.flatMap { $0.isObserved ? ElementReporter(host: $0, count: count) : nil },
            time: host?.time ?? RunTime(ContinuousClock()), work: work)
    }

    init(
        count: Int, _ settings: ElementSettings, channel: ElementChannel?, gate: (any ElementGate)?,
        reporter: ElementReporter?, time: RunTime, work: ElementWork
    ) {
        self.count = count
        self.work = work
        self.channel = channel
        self.gate = gate
        self.reporter = reporter
        self.time = time
        limit = min(settings.limit, count)
        progress = Mutex(
            Progress(
                tally: ElementTally(stopsAtFailure: settings.stopsAtFailure), loops: ElementLoops(limit: limit)))
    }

    /// Runs the elements, and returns when all that were started have ended. Cancelling the caller cancels them.
    @usableFromInline
    func complete() async -> ElementsEnd {
        await withTaskCancellationHandler {
            if needsLoops { await runLoops() } else { await ElementLoop(self).drain() }
        } onCancel: {
            cancel()
        }
        return end
    }

    /// How it ended, or would if nothing else happened.
    @usableFromInline var end: ElementsEnd { progress.withLock { $0.tally.end(count: count) } }

    /// How many elements were claimed, and which of them have no output. Only after the end.
    @usableFromInline var leftovers: (claimedCount: Int, withoutOutput: [Int]) {
        progress.withLock { ($0.tally.claimedCount ?? count, $0.tally.withoutOutput) }
    }

    /// Whether there is anything to run at once. A Swift task of its own is also quicker for asynchronous elements than
    /// that of the worker, which the runtime searches for an executor at every call.
    private var needsLoops: Bool {
        if limit > 1 { return true }
        if case .asynchronous = work { return count > 1 }
        return false
    }

    // MARK: For the loops

    /// The next element without a loop; not for those that a consumer takes, which wait for room.
    @inline(__always)
    func claim() -> Int? {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        return index < count ? index : nil
    }

    /// A loop has begun; it asks for the next one if it leaves elements behind.
    func loopBegan() {
        guard limit > 1, next.load(ordering: .relaxed) < count else { return }
        change { $0.loops.loopBegan() }
    }

    /// The body of an element threw.
    func threw(_ index: Int, _ error: any Error) -> TaskState {
        let verdict = change { progress in
            let verdict = progress.tally.threw(index, error)
            if verdict == .failedAndStops {
                stop(&progress)
                progress.loops.stopped()
            }
            return verdict
        }
        if verdict == .failedAndStops { channel?.close() }
        return verdict == .cancelled ? .cancelled : .failed
    }

    /// An element that was claimed did not pass the gate.
    func skipped(_ index: Int) {
        change { $0.tally.skipped(index) }
    }

    // MARK: The owner of the loops

    private func runLoops() async {
        await withDiscardingTaskGroup { group in
            while true {
                switch await nextOrder() {
                case .start:
                    group.addTask {
                        await ElementLoop(self).drain()
                        self.change { $0.loops.loopEnded() }
                    }
                case .cancel: group.cancelAll()
                case .leave: return
                }
            }
        }
    }

    private func nextOrder() async -> ElementLoops.Order {
        if let order = progress.withLock({ $0.loops.takeOrder() }) { return order }
        return await withCheckedContinuation { continuation in
            let order = progress.withLock { $0.loops.takeOrder(orWait: continuation) }
            if let order { continuation.resume(returning: order) }
        }
    }

    /// Nothing starts any more, and the loops end; those who cancel the owner have cancelled what runs.
    private func cancel() {
        change { progress in
            progress.tally.cancelled()
            stop(&progress)
        }
        channel?.close()
    }

    private func stop(_ progress: inout Progress) {
        let claimedCount = next.exchange(Self.stopped, ordering: .relaxed)
        progress.tally.stopped(claimedCount: min(claimedCount, count))
    }

    private func change<Answer: Sendable>(_ body: (inout Progress) -> Answer) -> Answer {
        let (answer, waiting) = progress.withLock { progress in
            let answer = body(&progress)
            return (answer, progress.loops.takeOwner())
        }
        waiting?.owner.resume(returning: waiting!.order)
        return answer
    }
}
