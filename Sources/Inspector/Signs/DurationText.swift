/// Times in words of fixed length.
package enum DurationText {
    /// A time in at most five cells: `50ms`, `0.31s`, `12.3s`, `2m05s`, `1h02m`.
    package static func precise(_ duration: Duration) -> String {
        let microseconds = max(wholeMicroseconds(duration), 0)
        switch microseconds {
        case 0: return "0ms"
        case ..<100: return "\(microseconds)us"
        case ..<1_000: return tenths(microseconds, of: 1_000) + "ms"
        case ..<99_500: return "\((microseconds + 500) / 1_000)ms"
        case ..<9_995_000: return hundredths(microseconds, of: 1_000_000) + "s"
        case ..<59_950_000: return tenths(microseconds, of: 1_000_000) + "s"
        default: return long((microseconds + 500_000) / 1_000_000)
        }
    }

    /// A time in at most four cells where it is under ten minutes: `50ms`, `4.8s`, `12s`, `2m`, `62m`, `1.5h`.
    package static func brief(_ duration: Duration) -> String {
        let microseconds = max(wholeMicroseconds(duration), 0)
        switch microseconds {
        case 0: return "0s"
        case ..<1_000: return "<1ms"
        case ..<99_500: return "\((microseconds + 500) / 1_000)ms"
        case ..<9_950_000: return tenths(microseconds, of: 1_000_000) + "s"
        case ..<99_500_000: return "\((microseconds + 500_000) / 1_000_000)s"
        case ..<5_970_000_000: return "\((microseconds + 30_000_000) / 60_000_000)m"
        default: return tenths(microseconds / 60, of: 60_000_000) + "h"
        }
    }

    /// The time until something falls due, in at most five cells: `in 1s`, `in12s`, `in 2m`. It is rounded up, so that
    /// it says zero only when it is due.
    package static func countdown(_ duration: Duration) -> String {
        let seconds = (max(wholeMicroseconds(duration), 0) + 999_999) / 1_000_000
        let counts = [(1, "s"), (60, "m"), (3_600, "h"), (86_400, "d")].map { unit, letter in
            "\((seconds + unit - 1) / unit)\(letter)"
        }
        let text = counts.first { $0.count <= 3 } ?? "99d"
        return "in" + String(repeating: " ", count: 3 - text.count) + text
    }

    /// A time in seconds with thousandths, as the lines of a log begin.
    package static func stamp(_ duration: Duration) -> String {
        let milliseconds = max(wholeMicroseconds(duration), 0) / 1_000
        return "\(milliseconds / 1_000).\(padded(milliseconds % 1_000, to: 3))"
    }

    /// A time in seconds with hundredths, as it stands before a log line on the screen.
    package static func logStamp(_ duration: Duration) -> String {
        hundredths(max(wholeMicroseconds(duration), 0), of: 1_000_000)
    }

    private static func long(_ seconds: Int) -> String {
        switch seconds {
        case ..<600: return "\(seconds / 60)m\(padded(seconds % 60, to: 2))s"
        case ..<3_600: return tenths(seconds, of: 60) + "m"
        case ..<36_000: return "\(seconds / 3_600)h\(padded(seconds % 3_600 / 60, to: 2))m"
        case ..<359_000: return tenths(seconds, of: 3_600) + "h"
        default: return "\(seconds / 86_400)d"
        }
    }

    private static func tenths(_ count: Int, of unit: Int) -> String {
        let rounded = (count * 10 + unit / 2) / unit
        return "\(rounded / 10).\(rounded % 10)"
    }

    private static func hundredths(_ count: Int, of unit: Int) -> String {
        let rounded = (count * 100 + unit / 2) / unit
        return "\(rounded / 100).\(padded(rounded % 100, to: 2))"
    }

    private static func padded(_ number: Int, to digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(digits - text.count, 0)) + text
    }

    /// Microseconds, capped at a thousand years so that sums stay in range.
    private static func wholeMicroseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        let capped = min(max(seconds, -31_536_000_000), 31_536_000_000)
        return Int(capped) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    }
}
