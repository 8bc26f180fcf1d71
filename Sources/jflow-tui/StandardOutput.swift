import NcursesScreen

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard output, which may close while it is written to.
enum StandardOutput {
    /// Writes all of a text; leaves quietly, as by SIGPIPE, once nobody reads it any more.
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, rest.count > 0 {
                #if canImport(Darwin)
                    let count = Darwin.write(1, start, rest.count)
                #elseif canImport(Musl)
                    let count = Musl.write(1, start, rest.count)
                #else
                    let count = Glibc.write(1, start, rest.count)
                #endif
                if count < 0 {
                    if errno == EINTR || errno == EAGAIN { continue }
                    exit(errno == EPIPE ? 128 + SIGPIPE : EXIT_FAILURE)
                }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }
}

/// Prints a sentence, which must be safe, to standard error.
func printError(_ sentence: String) {
    writeToStandardError("jflow-tui: \(sentence)\n")
}
