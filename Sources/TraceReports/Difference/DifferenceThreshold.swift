import JFlow

/// How much slower or faster a task must be to be told of: both this share of its earlier time and this duration.
package struct DifferenceThreshold: Hashable, Sendable {
    /// The share, in percent.
    package var percent: Double
    /// The duration.
    package var duration: Duration

    /// A threshold; the usual one keeps the noise of a machine out.
    package init(percent: Double = 5, duration: Duration = .milliseconds(1)) {
        self.percent = percent
        self.duration = duration
    }

    /// Reads `10%`, `2ms`, or both with a comma between; what is not given stays as usual.
    ///
    /// - Returns: `nil` for anything else: the units are %, ns, us (or µs), ms, s and min.
    package init?(_ text: String) {
        self.init()
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.filter { $0 != " " }
            let digits = words.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            guard let number = Double(digits), number.isFinite else { return nil }
            let unit = String(words.dropFirst(digits.count))
            if unit == "%" {
                percent = number
            } else if let size = Self.nanoseconds[unit], number * size < Double(1 << 60) {
                duration = .nanoseconds(Int(number * size))
            } else {
                return nil
            }
        }
    }

    private static let nanoseconds: [String: Double] = [
        "ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "min": 60e9,
    ]

    /// Whether a change is large enough.
    func isReached(from before: Duration, to after: Duration) -> Bool {
        let change = before < after ? after - before : before - after
        guard change > .zero, change >= duration else { return false }
        return change / .nanoseconds(1) >= (before / .nanoseconds(1)) * percent / 100
    }

    /// `5 % and 1.00 ms`.
    var words: String {
        let number = percent == percent.rounded() && percent < 1e15 ? "\(Int(percent))" : "\(percent)"
        return "\(number) % and \(duration.words)"
    }
}
