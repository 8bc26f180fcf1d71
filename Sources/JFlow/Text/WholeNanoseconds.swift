extension Duration {
    /// The duration in nanoseconds, rounded towards zero; beyond 292 years the largest number there is.
    package var wholeNanoseconds: Int {
        let (seconds, attoseconds) = components
        let (whole, isTooLong) = Int(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        guard !isTooLong else { return seconds < 0 ? .min : .max }
        let (sum, overflows) = whole.addingReportingOverflow(Int(attoseconds / 1_000_000_000))
        return overflows ? (seconds < 0 ? .min : .max) : sum
    }
}
