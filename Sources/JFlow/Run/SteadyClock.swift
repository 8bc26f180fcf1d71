#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What `ContinuousClock` reads, as a number: time goes on while the machine sleeps.
///
/// A worker reads it every few tasks, and twice a task when somebody observes. An instant of `ContinuousClock` costs as much
/// again as the reading, and as the library does not fix its size, everything that holds one is found by asking for its
/// layout while the program runs: under the lock of a run, that was a tenth of what a task costs.
enum SteadyClock {
    #if canImport(Glibc) || canImport(Musl)
        private static let source = CLOCK_BOOTTIME
    #elseif canImport(Darwin)
        private static let source = CLOCK_MONOTONIC_RAW
    #else
        private static let origin = ContinuousClock.now
    #endif

    /// The time in nanoseconds since some moment of the past.
    static var nanoseconds: Int {
        #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
            var time = timespec()
            clock_gettime(source, &time)
            return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
        #else
            return origin.duration(to: .now).wholeNanoseconds
        #endif
    }
}
