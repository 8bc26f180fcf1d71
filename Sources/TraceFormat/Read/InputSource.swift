#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where bytes come from, piece by piece.
protocol InputSource: ~Copyable {
    /// The next bytes, in memory that is good until the next call; none at the end.
    mutating func next() throws(SystemError) -> UnsafeMutableBufferPointer<UInt8>
}

/// An open file.
struct InputFile: InputSource, ~Copyable {
    private let descriptor: Int32
    private let room: UnsafeMutableBufferPointer<UInt8>

    /// - Throws: ``SystemError`` if it cannot be opened.
    init(path: String) throws(SystemError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
        room = .allocate(capacity: 1 << 18)
    }

    deinit {
        close(descriptor)
        room.deallocate()
    }

    mutating func next() throws(SystemError) -> UnsafeMutableBufferPointer<UInt8> {
        var count = read(descriptor, room.baseAddress, room.count)
        while count < 0, errno == EINTR { count = read(descriptor, room.baseAddress, room.count) }
        guard count >= 0 else { throw .last }
        return UnsafeMutableBufferPointer(rebasing: room[..<count])
    }
}

/// Bytes in memory, as one piece.
struct InputBytes: InputSource, ~Copyable {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private var isRead = false

    init(_ bytes: [UInt8]) {
        self.bytes = .allocate(capacity: bytes.count)
        _ = self.bytes.initialize(from: bytes)
    }

    deinit {
        bytes.deallocate()
    }

    mutating func next() -> UnsafeMutableBufferPointer<UInt8> {
        defer { isRead = true }
        return isRead ? UnsafeMutableBufferPointer(rebasing: bytes[..<0]) : bytes
    }
}

/// Pieces of bytes, uncompressed if their beginning says that gzip wrote them.
struct UncompressedPieces: ~Copyable {
    private var inflation: Inflation?
    private var hasBegun = false

    /// Whether the bytes so far may be all.
    private(set) var areWhole = true

    /// Hands on what a piece holds; answers whether it is damaged.
    mutating func read(
        _ piece: UnsafeMutableBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool {
        if !hasBegun {
            hasBegun = true
            // No text begins with the byte that a file of gzip begins with.
            if piece[0] == 0x1F { inflation = Inflation() }
        }
        guard let end = inflation?.inflate(piece, into: take) else {
            _ = take(UnsafeBufferPointer(piece))
            return false
        }
        areWhole = inflation?.isWhole == true
        return end == .damaged
    }
}
