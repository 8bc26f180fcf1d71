import JFlow
import Synchronization
import TraceFormat

/// The files of the runs that follow one another in one stream.
final class RecordedFile: Sendable {
    /// A file that the system does not let us write.
    struct Problem: Error {
        let path: String
        let words: String
    }

    private struct State {
        // Sendable would be untrue of it: it belongs to whoever holds the lock.
        var file: TraceFile?
        var path: String?
        /// Whether the rest of this run is passed over.
        var hasFailed = false
        var isOver = false
        /// When the first event came that is not written yet: what that run says of its begin.
        var firstNews: WallTime?
    }

    private let folder: TraceFolder
    private let options: TraceOptions
    private let state = Mutex(State())

    init(folder: TraceFolder, options: TraceOptions) {
        self.folder = folder
        self.options = options
    }

    /// Whether the last run has ended.
    var isOver: Bool { state.withLock { $0.isOver } }

    /// Takes note that something came, before anything of it is written.
    func newsCame(at time: @autoclosure () -> WallTime) {
        state.withLock { if $0.file == nil, $0.firstNews == nil { $0.firstNews = time() } }
    }

    /// Where the trace of the last run is.
    var path: String? { state.withLock { $0.path } }

    /// Writes events.
    func append(_ events: [Event]) throws(Problem) {
        try state.withLock { state throws(Problem) in
            var problem: Problem?
            // Another run has a file of its own, which may go well.
            for part in runs(in: events) {
                do throws(Problem) { try append(part, &state) } catch { problem = problem ?? error }
            }
            if let problem { throw problem }
        }
    }

    /// The events of several runs apart.
    private func runs(in events: [Event]) -> [ArraySlice<Event>] {
        var parts: [ArraySlice<Event>] = []
        var start = events.startIndex
        for index in events.indices.dropFirst() where events[index].kind.isRunStarted {
            parts.append(events[start..<index])
            start = index
        }
        return events.isEmpty ? [] : parts + [events[start...]]
    }

    private func append(_ events: ArraySlice<Event>, _ state: inout State) throws(Problem) {
        if case .runStarted(let run) = events.first?.kind {
            let begin = state.firstNews ?? .now
            state = State()
            state.file = try makeFile(for: run, at: begin, &state)
            state.path = state.file?.path
        }
        if let file = state.file, !state.hasFailed {
            do {
                try file.append(Array(events))
            } catch {
                state.hasFailed = true
                state.isOver = events.last?.kind.isRunFinished == true
                throw Problem(path: file.path, words: error.words)
            }
        }
        state.isOver = events.last?.kind.isRunFinished == true
        if state.isOver { state.file = nil }
    }

    private func makeFile(
        for run: RunDescription, at begin: WallTime, _ state: inout State
    ) throws(Problem) -> TraceFile {
        do {
            return try folder.makeFile(for: run.plan.name, at: begin, options)
        } catch {
            state.hasFailed = true
            throw Problem(path: folder.path, words: error.words)
        }
    }
}

extension Event.Kind {
    fileprivate var isRunStarted: Bool {
        if case .runStarted = self { true } else { false }
    }
}
