import CZlib

/// Compresses bytes as gzip does, so that what was compressed so far can always be read.
struct Deflation: ~Copyable {
    // At a fixed place: zlib keeps a pointer to it.
    private let stream: UnsafeMutablePointer<z_stream>

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = jflow_deflate_init(stream)
        precondition(status == Z_OK, "zlib has no memory for a window of 32 KB")
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The bytes, compressed.
    ///
    /// - Parameter isLast: Whether no more follow.
    mutating func compressed(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        var bytes = bytes
        var result: [UInt8] = []
        bytes.withUnsafeMutableBufferPointer { bytes in
            stream.pointee.next_in = bytes.baseAddress
            stream.pointee.avail_in = UInt32(bytes.count)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { room in
                repeat {
                    stream.pointee.next_out = room.baseAddress
                    stream.pointee.avail_out = UInt32(room.count)
                    deflate(stream, isLast ? Z_FINISH : Z_SYNC_FLUSH)
                    result += room.prefix(room.count - Int(stream.pointee.avail_out))
                } while stream.pointee.avail_out == 0
            }
        }
        return result
    }
}
