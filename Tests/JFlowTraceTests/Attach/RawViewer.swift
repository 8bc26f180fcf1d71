import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A socket without any manners: it sends what it likes, and reads when it likes.
final class RawViewer {
    struct Failure: Error { let words: String }

    private let descriptor: Int32
    private var rest: [UInt8] = []

    init(_ path: String) throws {
        #if canImport(Darwin)
            descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        let result = withAddress(of: path) { connect(descriptor, $0, $1) }
        guard result == 0 else { throw Failure(words: String(cString: strerror(errno))) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends bytes as far as they are taken; whether all of them were.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool { sendAll(bytes, to: descriptor) }

    @discardableResult
    func send(_ line: String) -> Bool { send(Array((line + "\n").utf8)) }

    /// The next line; `nil` at the end of the connection, or when nothing comes for 20 s.
    func line() -> String? {
        while true {
            if let end = rest.firstIndex(of: 10) {
                defer { rest.removeFirst(end + 1) }
                return String(decoding: rest[..<end], as: UTF8.self)
            }
            var piece = [UInt8](repeating: 0, count: 1 << 16)
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            rest += piece[..<count]
        }
    }

    /// All lines up to the end of the connection.
    func lines() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        return lines
    }
}
