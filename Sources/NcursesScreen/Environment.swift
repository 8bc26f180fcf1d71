#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The value of an environment variable; `nil` if it is not set or empty.
package func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
}

/// Writes text, which must be safe, to standard error, as far as it takes it.
package func writeToStandardError(_ text: String) {
    System.write(text.utf8, to: 2)
}
