import JFlow

/// Something about a trace that is not as it should be, although the rest of it can be read.
package struct TraceProblem: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// What is wrong with it: safe to show.
    package let words: String
}

extension TraceProblem: CustomStringConvertible {
    /// `line 12: …`.
    package var description: String { "line \(line): \(words)" }
}

/// Why a trace cannot be opened at all.
package enum TraceError: Error, Hashable, Sendable {
    /// The system does not let us read the file.
    case unreadable(path: String, reason: String)
    /// The file holds no trace.
    case notATrace(path: String, reason: String)
}

extension TraceError: CustomStringConvertible {
    /// A sentence, safe to show.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path.inert) cannot be read: \(reason)."
        case .notATrace(let path, let reason): "\(path.inert) is no trace of a run: \(reason)."
        }
    }
}
