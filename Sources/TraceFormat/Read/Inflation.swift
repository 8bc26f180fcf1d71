import CZlib

/// Uncompresses what gzip wrote, piece by piece; also several of such files joined together.
struct Inflation: ~Copyable {
    // At a fixed place: zlib keeps a pointer to it.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isBetweenMembers = true

    /// How the uncompressed bytes of a piece end.
    enum End {
        /// More compressed bytes are needed.
        case hungry
        /// The compressed bytes are damaged here.
        case damaged
    }

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = jflow_inflate_init(stream)
        precondition(status == Z_OK, "zlib has no memory for a window of 32 KB")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Whether the bytes so far are whole: they end with the trailer of gzip.
    var isWhole: Bool { isBetweenMembers }

    /// Uncompresses bytes and hands the result over in pieces, until the receiver wants no more.
    mutating func inflate(
        _ compressed: UnsafeMutableBufferPointer<UInt8>, into pieces: (UnsafeBufferPointer<UInt8>) -> Bool
    ) -> End {
        stream.pointee.next_in = compressed.baseAddress
        stream.pointee.avail_in = UInt32(compressed.count)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { room in
            repeat {
                stream.pointee.next_out = room.baseAddress
                stream.pointee.avail_out = UInt32(room.count)
                let status = CZlib.inflate(stream, Z_NO_FLUSH)
                let piece = UnsafeBufferPointer(rebasing: room.prefix(room.count - Int(stream.pointee.avail_out)))
                if !piece.isEmpty {
                    isBetweenMembers = false
                    guard pieces(piece) else { return .hungry }
                }
                switch status {
                case Z_OK: isBetweenMembers = false
                case Z_BUF_ERROR: return .hungry
                case Z_STREAM_END:
                    isBetweenMembers = true
                    inflateReset(stream)
                default: return .damaged
                }
            } while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
            return .hungry
        }
    }
}
