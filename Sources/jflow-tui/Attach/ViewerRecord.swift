import ArgumentParser
import JFlow
import TerminalCore
import TraceFormat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The trace that a viewer writes of what it is shown.
struct ViewerRecord {
    let path: String
    private let file: TraceFile
    private var hasFailed = false

    /// Makes the file.
    ///
    /// - Throws: The exit status 64 after a sentence on standard error, if it is there already or cannot be made.
    init(path: String) throws {
        self.path = path
        do {
            file = try TraceFile(path: path, isCompressed: path.hasSuffix(".gz"))
        } catch {
            printError("\(safe(path)) cannot be made: \(error.words).")
            throw ExitCode.validationFailure
        }
    }

    /// Removes the file, in which nothing is.
    func remove() {
        unlink(path)
    }

    /// Where the next run is.
    var origin: TraceOrigin {
        get { file.origin }
        set { file.origin = newValue }
    }

    /// Writes events; the sentence to say if that fails for the first time.
    mutating func append(_ events: [Event]) -> String? {
        guard !hasFailed else { return nil }
        do {
            try file.append(events)
            return nil
        } catch {
            hasFailed = true
            return "the record ends here: \(safe(path)) cannot be written: \(error.words)"
        }
    }
}
