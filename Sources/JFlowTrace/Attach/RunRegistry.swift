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
        /// The runs that have begun and whose streams are in use.
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

    /// Says who is to be told of runs.
    func setAudience(_ audience: Audience) {
        state.withLock { $0.audience = audience }
    }

    /// Forgets all runs, and tells nobody of others.
    func close() {
        let former = state.withLock { state in
            defer { state = State() }
            return state
        }
        withExtendedLifetime(former) {}
    }

    func watch(_ runOptions: inout RunOptions) {
        if options.allowsControl, runOptions.control == nil { runOptions.control = RunControl() }
        // To sum values up takes time, so it is done for runs only that somebody will be shown.
        let tellsValues = options.includesValues && awaitsRuns.load(ordering: .relaxed)
        let presence = RunPresence(control: options.allowsControl ? runOptions.control : nil, registry: self)
        runOptions.observers.append(
            EventStream(detailCapacity: Self.detailCapacity, tellsValues: tellsValues) { presence.newsCame($0) })
    }

    /// The run that began last.
    var latest: WatchedRun? { state.withLock { $0.latest?.run } }

    /// The runs that are under way, or ended last, the newest first.
    var runs: [WatchedRun] { state.withLock { Array($0.runs.values) }.sorted { $0.number > $1.number } }

    // MARK: What runs do

    fileprivate func began(_ stream: EventStream, _ control: RunControl?) -> WatchedRun {
        let (run, former, audience) = state.withLock { state in
            state.count += 1
            let run = WatchedRun(number: state.count, control: control, stream: stream)
            state.runs[run.number] = run
            defer { state.latest = (run, stream) }
            return (run, state.latest, state.audience)
        }
        // What it frees must not be freed under the lock, as that comes back to it.
        withExtendedLifetime(former) {}
        if awaitsRuns.load(ordering: .acquiring) { audience?.runBegan(run, stream) }
        return run
    }

    fileprivate func newsCame(in run: WatchedRun) {
        guard run.isWatched.load(ordering: .acquiring) else { return }
        state.withLock { $0.audience }?.newsCame(run.number)
    }

    fileprivate func ended(_ run: WatchedRun) {
        let former = state.withLock { $0.runs.removeValue(forKey: run.number) }
        withExtendedLifetime(former) {}
    }
}

/// Lives as long as the stream of a run, and so as the run: by that the registry knows what is under way.
private final class RunPresence: Sendable {
    private let control: RunControl?
    private let registry: RunRegistry
    private let run = Mutex<WatchedRun?>(nil)

    init(control: RunControl?, registry: RunRegistry) {
        self.control = control
        self.registry = registry
    }

    deinit {
        if let run = run.withLock({ $0 }) { registry.ended(run) }
    }

    /// Something happens after nothing was left to read: the first time it is the beginning.
    func newsCame(_ stream: EventStream) {
        if let run = run.withLock({ $0 }) { return registry.newsCame(in: run) }
        let begun = registry.began(stream, control)
        run.withLock { $0 = begun }
    }
}
