package import JFlow

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A trace that is being written.
package final class TraceFile {
    /// Where it is.
    package let path: String
    private let descriptor: Int32
    /// What the header of the next run tells of where it is.
    package var origin: TraceOrigin
    private let isCompressed: Bool
    /// One for each run, so that the end of each can be read.
    private var deflation: Deflation?

    /// Makes a new file that its owner alone can read.
    ///
    /// - Throws: ``SystemError`` if it cannot be made; a file that is there already is left alone.
    package init(path: String, isCompressed: Bool, origin: TraceOrigin = TraceOrigin()) throws(SystemError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last }
        self.path = path
        self.origin = origin
        self.isCompressed = isCompressed
    }

    deinit {
        close(descriptor)
    }

    /// Adds the lines of some events.
    ///
    /// - Throws: ``SystemError`` if the system does not take all of them.
    package func append(_ events: [Event]) throws(SystemError) {
        var rest = events[...]
        while !rest.isEmpty {
            let end = rest.firstIndex { $0.kind.isRunFinished }
            let part = rest[...(end ?? rest.endIndex - 1)]
            try append(part, isOver: end != nil)
            rest = rest[part.endIndex...]
        }
    }

    private func append(_ events: ArraySlice<Event>, isOver: Bool) throws(SystemError) {
        let lines = Array(TraceWriter(origin: origin).lines(for: Array(events)).utf8)
        if isCompressed, deflation == nil { deflation = Deflation() }
        try writeAll(deflation?.compressed(lines, isLast: isOver) ?? lines, to: descriptor)
        if isOver { deflation = nil }
    }
}
