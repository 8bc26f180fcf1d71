#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A moment of the calendar.
package struct WallTime: Hashable, Sendable {
    /// Nanoseconds since the beginning of 1970.
    package let nanoseconds: Int

    /// This one.
    package static var now: WallTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(nanoseconds: Int(time.tv_sec) * 1_000_000_000 + time.tv_nsec)
    }

    /// Date and time, UTC: `20261128-192501`.
    package var stamp: String {
        var seconds = time_t(nanoseconds / 1_000_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date = (Int(parts.tm_year) + 1900) * 10_000 + (Int(parts.tm_mon) + 1) * 100 + Int(parts.tm_mday)
        let clock = Int(parts.tm_hour) * 10_000 + Int(parts.tm_min) * 100 + Int(parts.tm_sec)
        return "\(date)-\(String(repeating: "0", count: 6 - String(clock).count))\(clock)"
    }
}
