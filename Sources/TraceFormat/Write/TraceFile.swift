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
    private let writer: TraceWriter
    private var deflation: Deflation?

    /// Makes a new file that its owner alone can read.
    ///
    /// - Throws: ``SystemError`` if it cannot be made; a file that is there already is left alone.
    package init(path: String, isCompressed: Bool, origin: TraceOrigin) throws(SystemError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .last }
        self.path = path
        writer = TraceWriter(origin: origin)
        deflation = isCompressed ? Deflation() : nil
    }

    deinit {
        close(descriptor)
    }

    /// Adds the lines of some events.
    ///
    /// - Throws: ``SystemError`` if the system does not take all of them.
    package func append(_ events: [Event]) throws(SystemError) {
        let isOver = if case .runFinished = events.last?.kind { true } else { false }
        let lines = Array(writer.lines(for: events).utf8)
        try writeAll(deflation?.compressed(lines, isLast: isOver) ?? lines, to: descriptor)
    }
}
