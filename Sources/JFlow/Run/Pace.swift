/// How fast a worker gets on: says when tasks are too cheap to share, and when it is time to let others run.
///
/// The clock is read every 32 tasks at most, more often where tasks take longer.
struct Pace {
    /// Below this time a task costs less than sharing it with another core.
    private static let cheapTask = Duration.nanoseconds(500)
    /// How long a worker may hold its thread.
    private static let turnLength = Duration.milliseconds(2)
    /// The longest time between two looks at the clock that is aimed at.
    private static let lookInterval = Duration.microseconds(50)

    /// Whether tasks were cheap at the last look; `nil` before the first one.
    private(set) var isCheap: Bool?
    private var interval = 4
    private var countdown = 4
    private let time: RunTime
    private var lastLook: Duration
    private var turnBegin: Duration

    init(time: RunTime) {
        self.time = time
        lastLook = time.now
        turnBegin = lastLook
    }

    /// Counts a task and answers whether the worker should yield now.
    @inline(__always)
    mutating func taskEnded() -> Bool {
        countdown -= 1
        return countdown == 0 && look()
    }

    /// The worker has let others run.
    mutating func yielded() {
        turnBegin = time.now
        lastLook = turnBegin
    }

    private mutating func look() -> Bool {
        let now = time.now
        let perTask = (now - lastLook) / interval
        isCheap = perTask < Self.cheapTask
        lastLook = now
        let affordable = perTask > .zero ? Int(Self.lookInterval / perTask) : 32
        interval = min(32, interval * 2, max(1, affordable))
        countdown = interval
        return now - turnBegin >= Self.turnLength
    }
}
