package import NIOCore

#if canImport(Glibc)
    package import Glibc
#elseif canImport(Musl)
    package import Musl
#elseif canImport(Darwin)
    package import Darwin
#endif

/// The process at the other end of a socket.
package enum Peer {
    /// The user to whom it belongs, as the kernel knows.
    package static func user(of channel: any Channel) -> EventLoopFuture<uid_t> {
        guard let socket = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        #if canImport(Darwin)
            return socket.unsafeGetSocketOption(
                level: NIOBSDSocket.OptionLevel(rawValue: SOL_LOCAL),
                name: NIOBSDSocket.Option(rawValue: LOCAL_PEERCRED)
            )
            .map { (credentials: xucred) in credentials.cr_uid }
        #else
            return socket.unsafeGetSocketOption(level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
                .map { (credentials: LinuxCredentials) in credentials.user }
        #endif
    }

    /// Whether a process of this user may be spoken to: one of the same user, or of the administrator, who may do
    /// everything anyway.
    package static func isTrusted(_ user: uid_t) -> Bool { user == geteuid() || user == 0 }
}

#if !canImport(Darwin)
    /// `struct ucred` of Linux, which the C library shows to none but its own dialect.
    private struct LinuxCredentials: Sendable {
        var process: pid_t
        var user: uid_t
        var group: gid_t
    }
#endif
