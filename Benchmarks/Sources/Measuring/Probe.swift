internal import Foundation

/// Plain arithmetic on one thread and on two, which tells whether both processors are free.
package struct Probe: Sendable, CustomStringConvertible {
    /// The time of the arithmetic on one thread, in milliseconds.
    package let oneThread: Double
    /// The time until two threads have each done the same.
    package let twoThreads: Double

    /// 1 when two threads do twice as much in the same time, 0.5 when they share one processor.
    package var efficiency: Double { oneThread / twoThreads }

    /// Does the arithmetic several times, and keeps the try whose efficiency is in the middle.
    ///
    /// - Parameters:
    ///   - work: About 5 ms of arithmetic.
    ///   - tries: How many times.
    package static func take(tries: Int = 3, _ work: @escaping @Sendable () -> Void) -> Probe {
        let probes = (0..<tries).map { _ in
            Probe(oneThread: wall(threads: 1, work), twoThreads: wall(threads: 2, work))
        }
        return probes.sorted { $0.efficiency < $1.efficiency }[tries / 2]
    }

    /// In words.
    package var description: String {
        String(format: "%.2f (%.1f ms on one thread, %.1f on two)", efficiency, oneThread, twoThreads)
    }

    /// Milliseconds until all threads have done the work, counted from when the last of them began.
    private static func wall(threads: Int, _ work: @escaping @Sendable () -> Void) -> Double {
        let times = Times()
        let group = DispatchGroup()
        for _ in 0..<threads {
            group.enter()
            Thread.detachNewThread {
                let start = ContinuousClock.now
                work()
                times.add(start, .now)
                group.leave()
            }
        }
        group.wait()
        return times.wall
    }

    // `@unchecked`: its state is under a lock.
    private final class Times: @unchecked Sendable {
        private let lock = NSLock()
        private var starts: [ContinuousClock.Instant] = []
        private var ends: [ContinuousClock.Instant] = []

        func add(_ start: ContinuousClock.Instant, _ end: ContinuousClock.Instant) {
            lock.withLock {
                starts.append(start)
                ends.append(end)
            }
        }

        var wall: Double {
            lock.withLock {
                guard let start = starts.max(), let end = ends.max() else { return .nan }
                return start.duration(to: end) / .milliseconds(1)
            }
        }
    }
}
