/// The last lines that a task wrote, and how many it wrote in all.
package struct TaskLog: Sendable, Hashable {
    /// One line.
    package struct Line: Sendable, Hashable {
        /// When it was written, on the run's clock.
        package let time: Duration
        /// What it says, safe to show.
        package let text: String
    }

    /// The most lines that are kept.
    package static let capacity = 10_000

    private var lines: [Line] = []
    private var oldest = 0
    /// The number of lines written, kept or not.
    package private(set) var writtenCount = 0

    /// The number of lines kept.
    package var count: Int { lines.count }

    /// The kept line at a place, 0 being the oldest.
    package subscript(place: Int) -> Line { lines[(oldest + place) % lines.count] }

    /// The newest line.
    package var last: Line? { lines.isEmpty ? nil : self[count - 1] }

    mutating func append(_ line: Line) {
        writtenCount += 1
        guard lines.count == Self.capacity else { return lines.append(line) }
        lines[oldest] = line
        oldest = (oldest + 1) % Self.capacity
    }
}
