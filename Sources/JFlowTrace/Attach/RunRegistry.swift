import JFlow
import Synchronization

/// The runs of the program that a viewer may want to see.
///
/// Each run has a stream that nobody reads until a viewer comes: what it then holds is the run from its beginning. That
/// is all that runs cost while nobody is attached.
final class RunRegistry: RunWatcher, Sendable {
    /// Who shows runs to viewers; called from any thread.
    struct Audience: Sendable {
        let runBegan: @Sendable (WatchedRun, EventStream) -> Void
        let newsCame: @Sendable (_ run: Int) -> Void
    }

    private struct State {
        /// The runs whose streams are in use.
        var runs: [Int: WatchedRun] = [:]
        /// The stream of the run that began last, so that who comes after its end can see it still.
        var latest: (run: WatchedRun, stream: EventStream)?
        var count = 0
        var audience: Audience?
    }

    private let state = Mutex(State())
    private let options: AttachOptions
    /// Whether viewers are attached.
    let hasViewers = Atomic(false)
    /// Whether one of them waits for a run to begin.
    let awaitsRuns = Atomic(false)

    /// How many log lines and reports of progress of a run are kept for viewers.
    static let detailCapacity = 4_096

    init(options: AttachOptions) {
        self.options = options
    }

    func setAudience(_ audience: Audience) {
        state.withLock { $0.audience = audience }
    }

    func watch(_ runOptions: inout RunOptions) {
        if options.allowsControl, runOptions.control == nil { runOptions.control = RunControl() }
        let control = options.allowsControl ? runOptions.control : nil
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        let run = WatchedRun(number: number, control: control, audience: audience)
        let presence = RunPresence(number: number, registry: self)
        // To sum values up takes time, so it is done for somebody only.
        let tellsValues = options.includesValues && hasViewers.load(ordering: .relaxed)
        let stream = EventStream(detailCapacity: Self.detailCapacity, tellsValues: tellsValues) {
            withExtendedLifetime(presence) { run.newsCame() }
        }
        run.setStream(stream)
        runOptions.observers.append(stream)
        // What it frees must not be freed under the lock, as that comes back to it.
        let former = state.withLock { state in
            state.runs[number] = run
            defer { state.latest = (run, stream) }
            return state.latest
        }
        withExtendedLifetime(former) {}
        if awaitsRuns.load(ordering: .acquiring) { audience?.runBegan(run, stream) }
    }

    private var audience: Audience? { state.withLock { $0.audience } }

    /// The run that began last.
    var latest: WatchedRun? { state.withLock { $0.latest?.run } }

    /// The runs that are under way, or ended last, the newest first.
    var runs: [WatchedRun] { state.withLock { Array($0.runs.values) }.sorted { $0.number > $1.number } }

    /// The stream of a run is used no more.
    fileprivate func remove(_ number: Int) {
        let former = state.withLock { $0.runs.removeValue(forKey: number) }
        withExtendedLifetime(former) {}
    }
}

/// Lives as long as the stream of a run, and so as the run: by that the registry knows what is under way.
private final class RunPresence: Sendable {
    private let number: Int
    private let registry: RunRegistry

    init(number: Int, registry: RunRegistry) {
        self.number = number
        self.registry = registry
    }

    deinit { registry.remove(number) }
}
