extension Duration {
    /// The duration for people, to three digits: `850 ns`, `12.3 µs`, `4.56 ms`, `1.20 s`, `12.0 min`, `3.05 h`.
    package var words: String {
        let nanoseconds = wholeNanoseconds
        guard nanoseconds >= 0 else { return "-" + (.zero - self).words }
        let units = [("ns", 1), ("µs", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000)]
        for (name, size) in units where nanoseconds < 1_000 * size && Self.digits(nanoseconds, size) != "1000" {
            return "\(Self.digits(nanoseconds, size)) \(name)"
        }
        let minute = 60_000_000_000
        return nanoseconds < 100 * minute
            ? "\(Self.digits(nanoseconds, minute)) min" : "\(Self.digits(nanoseconds, 60 * minute)) h"
    }

    /// A quotient with as many decimals as make three digits, rounded; none where it is a whole number of the
    /// smallest unit.
    private static func digits(_ count: Int, _ unit: Int) -> String {
        guard unit > 1 else { return String(count) }
        for (limit, scale) in [(10, 100), (100, 10)] {
            let scaled = rounded(count, times: scale, over: unit)
            if scaled < limit * scale {
                let decimals = String(scaled % scale)
                let zeros = String(repeating: "0", count: (scale == 100 ? 2 : 1) - decimals.count)
                return "\(scaled / scale).\(zeros)\(decimals)"
            }
        }
        return String(rounded(count, times: 1, over: unit))
    }

    /// Split in two so that hundreds of years of nanoseconds do not overflow.
    private static func rounded(_ count: Int, times scale: Int, over unit: Int) -> Int {
        count / unit * scale + (count % unit * scale + unit / 2) / unit
    }
}
