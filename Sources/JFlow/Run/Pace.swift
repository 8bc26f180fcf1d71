/// How fast a worker gets on: says when tasks are too cheap to share, and when it is time to let others run.
///
/// The clock is read behind every 32nd task, more often where tasks take longer and at the beginning: the first body of
/// a worker may have waited for something, and others with it that want to tell that they have ended.
struct Pace {
    // All times are in nanoseconds.

    /// Below this time a task costs less than sharing it with another core, or little more. Asynchronous and observed
    /// tasks that do nothing take up to half of it on a slow machine.
    private static let cheapTask = 900
    /// From this time on a task is dear even if it was the first one.
    private static let surelyDear = 5_000
    /// How long a worker may hold its thread. To let others have it takes about 8 µs.
    private static let turnLength = 4_000_000
    /// Behind a body that takes longer than this, the worker yields at once: the body has waited for something or has kept
    /// others waiting, who may be of the same run and want to tell that they have ended. To yield takes some microseconds,
    /// if another processor takes over.
    private static let longTask = 200_000
    /// The longest time between two looks at the clock that is aimed at.
    private static let lookInterval = 50_000

    /// Whether tasks were cheap at the last look; `nil` before the first one.
    private(set) var isCheap: Bool?
    private var interval = 1
    private var countdown = 1
    private var lastLook: Int
    private var turnBegin: Int

    init(_ time: RunTime) {
        lastLook = time.nanoseconds
        turnBegin = lastLook
    }

    /// Counts a task and answers whether the worker should yield now.
    @inline(__always)
    mutating func taskEnded(_ time: @autoclosure () -> RunTime) -> Bool {
        countdown -= 1
        return countdown == 0 && look(time())
    }

    /// The worker has let others run.
    mutating func yielded(_ time: RunTime) {
        turnBegin = time.nanoseconds
        lastLook = turnBegin
    }

    /// The worker has done something else than calling bodies: what that took is not theirs.
    mutating func wasKept(_ time: RunTime) {
        lastLook = time.nanoseconds
        countdown = interval
    }

    private mutating func look(_ time: RunTime) -> Bool {
        let now = time.nanoseconds
        let perTask = (now - lastLook) / interval
        // The first few say little, as they find nothing in the processor's caches, unless they take far longer than that.
        if interval >= 4 || perTask >= Self.surelyDear { isCheap = perTask < Self.cheapTask }
        lastLook = now
        let affordable = perTask > 0 ? Self.lookInterval / perTask : 32
        interval = min(32, interval * 2, max(1, affordable))
        countdown = interval
        return perTask >= Self.longTask || now - turnBegin >= Self.turnLength
    }
}
