import JFlow

/// The attempts of a task in words.
extension Attempts {
    /// Limits beyond this one are as good as none, and nobody reads them.
    private static let tellableLimit = 9_999

    /// The present attempt and how many there may be: `2 of 3`.
    var place: String { place(of: current, " of ") }

    /// The same in few columns: `2/3`.
    var briefPlace: String { place(of: current, "/") }

    /// The newest attempt that failed and how many there may be: `1 of 3`.
    var failedPlace: String { place(of: failures.last?.number ?? current, " of ") }

    /// What is waited for: `attempt 2 of 3 in 0.6s`.
    func nextWords(at time: Duration) -> String {
        "attempt \(place)\(waitWords(at: time))"
    }

    /// The same in few columns: `2/3 in 0.6s`.
    func briefNextWords(at time: Duration) -> String { briefPlace + waitWords(at: time) }

    private func waitWords(at time: Duration) -> String {
        wait(at: time).map { " in \(DurationText.brief($0))" } ?? ""
    }

    /// What one failed attempt came to: `attempt 1 of 3 failed after 1.10s: timeout; next in 1.0s`.
    func wholeWords(of failure: Failure) -> String {
        "attempt \(place(of: failure.number, " of ")) \(failure.end); next in \(DurationText.brief(failure.delay))"
    }

    private func place(of number: Int, _ separator: String) -> String {
        guard let limit, limit >= number, limit <= Self.tellableLimit else { return "\(number)" }
        return "\(number)\(separator)\(limit)"
    }
}

extension Attempts.Failure {
    /// What it came to: `attempt 1 failed after 1.10s: timeout`.
    var words: String { "attempt \(number) \(end)" }

    fileprivate var end: String {
        "failed" + (taken.map { " after \(DurationText.precise($0))" } ?? "") + ": \(error)"
    }
}
