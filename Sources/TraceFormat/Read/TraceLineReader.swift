package import JFlow

/// Reads a trace line by line: the opposite of ``TraceWriter``.
///
/// A header begins a run; the events after it are those of that run, up to the next header. Members and events that a
/// later revision of the format brings are passed over.
package struct TraceLineReader: Sendable {
    /// Where the run of the last header comes from.
    package private(set) var origin = TraceOrigin()
    private var taskCount: Int?

    /// The latest time of an event, in nanoseconds: 36 years.
    package static let latestTime = EventLine.latestTime

    /// A reader that awaits a header.
    package init() {}

    /// Reads a line.
    ///
    /// - Parameter line: The line, without its end.
    /// - Returns: The event that it tells, for a header ``JFlow/Event/Kind/runStarted(_:)``; `nil` for an event of a kind
    ///   that is not known here.
    /// - Throws: ``LineProblem`` if it cannot be read; the reader goes on with the next line as if this one had not been.
    package mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(LineProblem) -> Event? {
        let cursor = JSONCursor(line)
        guard let taskCount, !line.begins(with: "{\"format\":") else { return try readHeader(cursor) }
        return try EventLine(cursor, taskCount: taskCount).read()
    }

    /// Reads a line that is given as text.
    package mutating func read(_ line: String) throws(LineProblem) -> Event? {
        let bytes = Array(line.utf8)
        return try bytes.withUnsafeBufferPointer { bytes throws(LineProblem) in try read(bytes) }
    }

    private mutating func readHeader(_ cursor: JSONCursor) throws(LineProblem) -> Event {
        let header = try HeaderLine(cursor)
        origin = header.origin
        taskCount = header.description.plan.tasks.count
        return Event(sequence: 0, time: .zero, kind: .runStarted(header.description))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the line begins with this, which tells kinds of lines apart by their first member. (A writer is bound to that:
    /// to look for it everywhere would cost each event.)
    package func begins(with start: StaticString) -> Bool {
        count > start.utf8CodeUnitCount
            && (0..<start.utf8CodeUnitCount).allSatisfy { start.utf8Start[$0] == self[$0] }
    }
}
