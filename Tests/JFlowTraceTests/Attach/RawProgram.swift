import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program that says to each viewer what a test wants it to say.
final class RawProgram: Sendable {
    let path: String
    /// How many pieces were sent, to all viewers together.
    let sent = Count()
    private let folder: String
    private let descriptor: Int32

    /// Listens in a folder of its own.
    ///
    /// - Parameter says: The bytes for each viewer, piece by piece; after the last one the connection ends, unless it
    ///   `stays`.
    init(stays: Bool = false, says: @escaping @Sendable () -> AnySequence<[UInt8]>) throws {
        folder = "/tmp/jflow-raw-\(UUID().uuidString.prefix(8))"
        path = folder + "/raw.socket"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        #if canImport(Darwin)
            descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        let isBound = withAddress(of: path) { bind(descriptor, $0, $1) == 0 }
        guard isBound, listen(descriptor, 8) == 0 else {
            throw RawViewer.Failure(words: String(cString: strerror(errno)))
        }
        Thread.detachNewThread { [sent, listening = descriptor] in
            while case let viewer = accept(listening, nil, nil), viewer >= 0 {
                for piece in says() {
                    guard sendAll(piece, to: viewer) else { break }
                    sent.pieces.add(1, ordering: .relaxed)
                }
                if !stays { close(viewer) }
            }
        }
    }

    final class Count: Sendable {
        let pieces = Atomic(0)
    }

    convenience init(says text: String, stays: Bool = false) throws {
        try self.init(stays: stays) { AnySequence([Array(text.utf8)]) }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// Calls with the address of a socket.
func withAddress<Answer>(of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Answer) -> Answer {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { address in
        address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}

/// Sends bytes as far as they are taken; whether all of them were.
func sendAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { pointer in
            #if canImport(Darwin)
                Darwin.send(descriptor, pointer.baseAddress, pointer.count, 0)
            #elseif canImport(Musl)
                Musl.send(descriptor, pointer.baseAddress, pointer.count, Int32(MSG_NOSIGNAL))
            #else
                Glibc.send(descriptor, pointer.baseAddress, pointer.count, Int32(MSG_NOSIGNAL))
            #endif
        }
        guard count > 0 else { return false }
        sent += count
    }
    return true
}
