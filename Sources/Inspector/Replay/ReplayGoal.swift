/// A moment of a recorded run, as people name it.
package enum ReplayGoal: Sendable, Hashable {
    case begin
    case end
    /// The first failure of a task.
    case failure
    /// So long after the run began.
    case time(Duration)
    /// The event of this number in its run, from 0.
    case event(Int)
    /// The start of the task of this name.
    case task(String)

    /// What can be typed, in one line.
    package static let words = "a time (12.4s, 2m05s, 250ms), #event, begin, end, failure, or a task"

    /// Reads a moment; what is nothing else is the name of a task.
    package init(_ text: String) {
        let text = text.trimmed
        switch text {
        case "begin", "start": self = .begin
        case "end": self = .end
        case "failure", "failed": self = .failure
        default:
            if text.first == "#", let number = Int(text.dropFirst()) {
                self = .event(number)
            } else {
                self = Duration(text).map { .time($0) } ?? .task(text)
            }
        }
    }
}

extension Duration {
    /// A time as the screen writes it: one or two numbers with their units, `1h02m`, `2m05s`, `12.4s`, `250ms`; a
    /// number alone is seconds.
    fileprivate init?(_ text: String) {
        var rest = text[...]
        var sum = Duration.zero
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let number = Double(digits), number <= 1e9, let seconds = Self.seconds[String(unit)] else {
                return nil
            }
            sum += .seconds(number * seconds)
        }
        self = sum
    }

    private static let seconds = ["": 1, "s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "m": 60, "h": 3_600, "d": 86_400]
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.prefix(start.count - start.reversed().prefix { $0.isWhitespace }.count))
    }
}
