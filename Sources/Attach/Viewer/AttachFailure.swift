import JFlow

/// Why a viewer cannot attach.
package enum AttachFailure: Error, Hashable, Sendable {
    /// Nobody listens at the socket: the program that made it is gone.
    case stale(path: String)
    /// The system does not let us connect.
    case unreachable(path: String, words: String)
    /// A process of somebody else listens there.
    case foreign(path: String, user: UInt32)
    /// It does not say who it is, in time or in words that are understood.
    case silent(path: String, words: String)
    /// It speaks another version.
    case otherVersion(words: String)
}

extension AttachFailure: CustomStringConvertible {
    /// A sentence, safe to show.
    package var description: String {
        switch self {
        case .stale(let path): "Nobody listens at \(path.inert): the program is gone."
        case .unreachable(let path, let words): "\(path.inert) cannot be reached: \(words)."
        case .foreign(let path, let user): "\(path.inert) belongs to a program of user \(user), not to one of yours."
        case .silent(let path, let words): "The program at \(path.inert) does not let anybody attach: \(words)."
        case .otherVersion(let words): "\(words)."
        }
    }
}
