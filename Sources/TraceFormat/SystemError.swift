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
