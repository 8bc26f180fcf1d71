internal import CHost
internal import Synchronization

/// Plain arithmetic that takes a given time on a processor of one's own.
///
/// A fixed amount of arithmetic, not a look at the clock: whoever shares a processor does not get it for nothing.
package enum Work {
    /// How many turns take a microsecond: from the best of some tries when first asked, unless ``calibrate(_:)`` said.
    package static var turnsPerMicrosecond: Double { calibrated.withLock { $0 } ?? measured }

    /// Says how many turns take a microsecond, so that several processes do the same work.
    package static func calibrate(_ turnsPerMicrosecond: Double) {
        calibrated.withLock { $0 = turnsPerMicrosecond }
    }

    /// How many turns take so many microseconds.
    package static func turns(microseconds: Double) -> Int {
        Int((microseconds * turnsPerMicrosecond).rounded())
    }

    /// Computes, and returns 0.
    @inline(__always)
    package static func turn(_ count: Int) -> Int {
        Int(host_work(Int64(count)))
    }

    private static let calibrated = Mutex<Double?>(nil)

    private static let measured: Double = {
        let tries = (0..<50).map { _ in
            let start = ContinuousClock.now
            _ = turn(100_000)
            return start.duration(to: .now) / .microseconds(1)
        }
        return 100_000 / (tries.min() ?? 1)
    }()
}
