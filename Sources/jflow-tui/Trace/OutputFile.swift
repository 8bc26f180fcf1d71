import TraceFormat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that a command writes.
struct OutputFile {
    let path: String

    /// Whether it is another name of a file that is there.
    func isSame(as other: String) -> Bool {
        var (own, others) = (stat(), stat())
        return stat(path, &own) == 0 && stat(other, &others) == 0 && own.st_dev == others.st_dev
            && own.st_ino == others.st_ino
    }

    /// Writes a text in place of what is there.
    ///
    /// - Returns: Why not, in the system's words; `nil` if it was written.
    func write(_ text: String) -> String? {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return SystemError.last.words }
        var reason: String?
        do { try writeAll(Array(text.utf8), to: descriptor) } catch { reason = error.words }
        // Some file systems say only now that there was no room.
        return close(descriptor) == 0 ? reason : reason ?? SystemError.last.words
    }
}
