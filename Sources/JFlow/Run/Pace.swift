/// How fast a worker gets on: says when tasks are too cheap to share, and when it is time to let others run.
///
/// The clock is read behind every 32nd task, more often where tasks take longer and at the beginning: the first body of
/// a worker may have waited for something, and others with it that want to tell that they have ended.
struct Pace {
    /// Times are counted in 2^30 attoseconds, which is 1.07 ns: dividing a duration costs as much as a cheap task.
    private static func ticks(_ time: Duration) -> Int { Int(truncatingIfNeeded: time.attoseconds >> 30) }

    /// Below this time, 900 ns, a task costs less than sharing it with another core, or little more. Asynchronous and
    /// observed tasks that do nothing take up to half of it on a slow machine.
    private static let cheapTask = 838
    /// How long a worker may hold its thread: 2 ms.
    private static let turnLength = 1_862_645
    /// Behind a body that takes longer than this, 200 µs, the worker yields at once: the body has waited for something or
    /// has kept others waiting, who may be of the same run and want to tell that they have ended. To yield takes some
    /// microseconds, if another processor takes over.
    private static let longTask = 186_265
    /// The longest time between two looks at the clock that is aimed at: 50 µs.
    private static let lookInterval = 46_566

    /// Whether tasks were cheap at the last look; `nil` before the first one.
    private(set) var isCheap: Bool?
    private var interval = 1
    private var countdown = 1
    private var lastLook: Int
    private var turnBegin: Int

    init(_ time: RunTime) {
        lastLook = Self.ticks(time.now)
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
        turnBegin = Self.ticks(time.now)
        lastLook = turnBegin
    }

    private mutating func look(_ time: RunTime) -> Bool {
        let now = Self.ticks(time.now)
        let perTask = (now - lastLook) / interval
        // The first few say little: they find nothing in the processor's caches.
        if interval >= 4 || perTask >= Self.longTask { isCheap = perTask < Self.cheapTask }
        lastLook = now
        let affordable = perTask > 0 ? Self.lookInterval / perTask : 32
        interval = min(32, interval * 2, max(1, affordable))
        countdown = interval
        return perTask >= Self.longTask || now - turnBegin >= Self.turnLength
    }
}
