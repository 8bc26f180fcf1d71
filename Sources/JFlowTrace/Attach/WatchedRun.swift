import JFlow
import Synchronization
import TraceFormat

/// A run that viewers may see.
final class WatchedRun: Sendable {
    /// Its number among the runs of the program, from 1, in the order in which they began.
    let number: Int
    /// When it began.
    let begin = ContinuousClock.now
    /// The same by the calendar.
    let wallBegin = WallTime.now
    /// What steers it, if viewers may.
    let control: RunControl?
    /// What happens in it; `nil` if it is over, and forgotten.
    weak let stream: EventStream?
    /// Whether somebody wants to know when something happens.
    let isWatched = Atomic(false)

    init(number: Int, control: RunControl?, stream: EventStream) {
        self.number = number
        self.control = control
        self.stream = stream
    }
}
