/// What a thing took, measured several times: nanoseconds for each of its parts.
package struct Samples: Sendable {
    /// The samples, in the order they were taken.
    package private(set) var values: [Double] = []

    /// No samples yet.
    package init() {}

    /// Adds a sample.
    package mutating func add(_ nanoseconds: Double) {
        values.append(nanoseconds)
    }

    /// Adds what so many parts took together.
    package mutating func add(_ duration: Duration, parts: Int) {
        add(duration / .nanoseconds(1) / Double(parts))
    }

    /// The smallest; not a number without samples.
    package var minimum: Double { values.min() ?? .nan }

    /// The largest; not a number without samples.
    package var maximum: Double { values.max() ?? .nan }

    /// The middle one, or between the two in the middle; not a number without samples.
    package var median: Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? .nan : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
