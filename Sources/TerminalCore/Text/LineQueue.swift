/// Lines between the one that reads them and the one that shows them, bounded: what is too much is left out and counted.
package struct LineQueue: Sendable {
    /// How much waits at most, in bytes of text.
    package static let mostBytes = 1 << 22
    /// How many lines are taken at once, so that keys are not kept waiting.
    package static let mostTaken = 1000

    private var lines: [String] = []
    private var position = 0
    private var bytes = 0
    private var leftOut = 0

    /// Makes an empty queue.
    package init() {}

    /// Adds lines; true if there were none before, so that their taker has to be told.
    package mutating func append(_ new: [String]) -> Bool {
        let wasEmpty = position == lines.count && leftOut == 0
        for line in new {
            guard leftOut == 0, bytes + line.utf8.count <= Self.mostBytes else {
                leftOut += 1
                continue
            }
            lines.append(line)
            bytes += line.utf8.count + 1
        }
        return wasEmpty
    }

    /// Takes the next lines, and says whether more are there; the place of what was left out is told by a line.
    package mutating func take() -> (lines: [String], isMore: Bool) {
        var taken = Array(lines[position...].prefix(Self.mostTaken))
        position += taken.count
        bytes -= taken.reduce(0) { $0 + $1.utf8.count + 1 }
        guard position == lines.count else { return (taken, true) }
        lines.removeAll()
        position = 0
        if leftOut > 0 { taken.append("(\(leftOut) further lines were printed too fast and are left out)") }
        leftOut = 0
        return (taken, false)
    }
}
