/// What a user can say about a demonstration.
package struct DemonstrationSettings: Sendable, Hashable {
    /// The factor on all made-up durations, greater than 0: 0.1 is ten times faster, 2 is half as fast.
    ///
    /// Estimates are multiplied too. Real work (`census`) takes the time that it takes.
    package var pace: Double
    /// Where everything random comes from: the same seed gives the same graphs and the same values.
    package var seed: UInt64
    /// Whether one task is to fail.
    package var fails: Bool
    /// The folder that `census` reads.
    package var path: String

    /// Makes settings; the defaults are those of the command line.
    package init(pace: Double = 1, seed: UInt64 = 1, fails: Bool = false, path: String = ".") {
        self.pace = pace
        self.seed = seed
        self.fails = fails
        self.path = path
    }

    /// Throws unless everything can be used by every demonstration.
    func validate() throws(DemonstrationError) {
        guard pace.isFinite, pace > 0, pace <= 1_000 else { throw .unusablePace(pace) }
    }
}
