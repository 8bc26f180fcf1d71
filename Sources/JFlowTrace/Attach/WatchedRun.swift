import JFlow
import Synchronization

/// A run that viewers may see.
final class WatchedRun: Sendable {
    /// Its number among the runs of the program, from 1.
    let number: Int
    /// When it began.
    let begin = ContinuousClock.now
    /// The same by the calendar.
    let wallBegin = WallTime.now
    /// What steers it, if viewers may.
    let control: RunControl?
    /// Whether somebody wants to know when something happens.
    let isWatched = Atomic(false)
    private let audience: RunRegistry.Audience?
    private let weakStream = Mutex(WeakStream())

    private struct WeakStream: Sendable {
        weak var stream: EventStream?
    }

    init(number: Int, control: RunControl?, audience: RunRegistry.Audience?) {
        self.number = number
        self.control = control
        self.audience = audience
    }

    /// What happens in it; `nil` if it is over, and forgotten.
    var stream: EventStream? { weakStream.withLock { $0.stream } }

    func setStream(_ stream: EventStream) {
        weakStream.withLock { $0.stream = stream }
    }

    /// Something has happened after nothing was left to read.
    func newsCame() {
        if isWatched.load(ordering: .acquiring) { audience?.newsCame(number) }
    }
}
