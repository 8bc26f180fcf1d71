#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why the system does not let us read or write: its own words.
package struct SystemError: Error, Hashable {
    package let words: String

    /// What the system said last.
    package static var last: SystemError {
        SystemError(words: strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
    }
}

/// Writes all bytes to an open file.
///
/// - Throws: ``SystemError`` if the system does not take all of them.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw .last }
        rest = rest.dropFirst(count)
    }
}
