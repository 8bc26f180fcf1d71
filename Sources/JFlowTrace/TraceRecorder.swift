package import Dispatch
public import JFlow
import Synchronization
import TraceFormat

/// Writes traces of runs into a folder, a file a run, off the path of the runs.
///
/// ``Trace/record(to:options:)`` makes one for every run of the program; ``init(folder:options:)`` and ``stream()``
/// record single runs:
///
/// ```swift
/// let recorder = try TraceRecorder(folder: traces)
/// let page = try await workflow.run(options: RunOptions(observers: [recorder.stream()]))
/// await recorder.flushed()
/// ```
public final class TraceRecorder: Sendable {
    private struct State {
        /// The streams of runs under way.
        var open: [ObjectIdentifier: (stream: EventStream, file: RecordedFile)] = [:]
        /// Those of them that have something new.
        var news: Set<ObjectIdentifier> = []
        var isScheduled = false
        var hasReported = false
        var latestFile: String?
    }

    private let folder: TraceFolder
    private let options: TraceOptions
    private let state = Mutex(State())
    // Not Swift's pool: a disk that hangs must not take a thread from those who compute.
    private let queue: DispatchQueue

    /// How long news wait until they are written together. To be woken for each event would cost a run a microsecond.
    private static let delay = DispatchTimeInterval.milliseconds(20)
    /// How many log lines and progress reports wait for a slow disk.
    private static let detailCapacity = 1 << 16

    /// Makes a recorder that records what is given its ``stream()``.
    ///
    /// - Parameters:
    ///   - folder: Where the files go; it is made if it is not there.
    ///   - options: How they are written, and which of them are kept.
    /// - Throws: ``TraceError`` if the folder is not there and cannot be made, or is no folder that can be written to.
    public convenience init(folder: String, options: TraceOptions = TraceOptions()) throws(TraceError) {
        try self.init(folder: folder, options: options, queue: DispatchQueue(label: "jflow.trace", qos: .utility))
    }

    /// The same with a queue, as slow as the caller likes.
    package init(folder: String, options: TraceOptions, queue: DispatchQueue) throws(TraceError) {
        self.options = options
        self.queue = queue
        do {
            self.folder = try TraceFolder(path: folder)
        } catch {
            throw TraceError(description: "Traces cannot be recorded in \(folder.inert): \(error.words).")
        }
    }

    /// Makes the observer of one run: put it into ``JFlow/RunOptions/observers``. It may serve further runs after that
    /// one, each of which becomes a file of its own, but not two at a time.
    public func stream() -> EventStream {
        let file = RecordedFile(folder: folder, options: options)
        return EventStream(detailCapacity: Self.detailCapacity, tellsValues: options.includesValues) {
            self.somethingCame(to: $0, file)
        }
    }

    /// Returns when everything that has happened until now is written.
    public func flushed() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.writeAll()
                continuation.resume()
            }
        }
    }

    /// Where the trace is that was begun last; `nil` before the first. A run's is begun at most 20 ms after it, or when
    /// ``flushed()`` returns.
    public var latestFile: String? { state.withLock { $0.latestFile } }

    /// The traces in a folder, the oldest first.
    package static func traces(in folder: String) -> [String] {
        TraceFolder.traces(in: folder).map { "\(folder)/\($0)" }
    }

    /// Records no further runs, and returns when everything that has happened until now is written. Runs under way are
    /// recorded to their ends.
    public func stop() async {
        RunWatchers.remove(self)
        await flushed()
    }

    /// Records every run that begins from now on.
    func start() {
        RunWatchers.add(self)
    }

    // MARK: Writing

    private func somethingCame(to stream: EventStream, _ file: RecordedFile) {
        file.newsCame(at: .now)
        let mustSchedule = state.withLock { state in
            let identity = ObjectIdentifier(stream)
            state.open[identity] = (stream, file)
            state.news.insert(identity)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        guard mustSchedule else { return }
        queue.asyncAfter(deadline: .now() + Self.delay) { self.writeNews() }
    }

    private func writeNews() {
        let news = state.withLock { state in
            state.isScheduled = false
            defer { state.news = [] }
            return state.news
        }
        for identity in news { write(identity) }
    }

    /// For those who wait every stream is read: an event may be in its queue whose wake has not come yet.
    private func writeAll() {
        for identity in state.withLock({ Array($0.open.keys) }) { write(identity) }
    }

    private func write(_ identity: ObjectIdentifier) {
        guard let (stream, file) = state.withLock({ $0.open[identity] }) else { return }
        do {
            try file.append(stream.drain())
        } catch {
            report(error)
        }
        state.withLock { state in
            state.latestFile = file.path ?? state.latestFile
            // The stream's next run may have begun meanwhile.
            if file.isOver, !state.news.contains(identity) { state.open[identity] = nil }
        }
    }

    private func report(_ problem: RecordedFile.Problem) {
        let isFirst = state.withLock { state in
            defer { state.hasReported = true }
            return !state.hasReported
        }
        guard isFirst else { return }
        let sentence = "A trace ends early: \(problem.path.inert) cannot be written: \(problem.words)."
        if let tell = options.reportFailure { tell(sentence) } else { writeToStandardError(sentence) }
    }
}

extension TraceRecorder: RunWatcher {
    package func watch(_ options: inout RunOptions) {
        options.observers.append(stream())
    }
}
